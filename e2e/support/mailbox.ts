import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type ParsedMail, simpleParser } from 'mailparser'

const folder = () => join(process.env.DATA_DIR as string, 'mail')

/** Every mail to an address, oldest first. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const names = (await readdir(folder()).catch(() => [])).filter((name) => name.endsWith('.eml'))
  const files = await Promise.all(
    names.map(async (name) => ({
      at: (await stat(join(folder(), name))).mtimeMs,
      raw: await readFile(join(folder(), name)),
    })),
  )
  const own = files.filter(({ raw }) => raw.toString('latin1').toLowerCase().includes(address.toLowerCase()))
  return Promise.all(own.sort((a, b) => a.at - b.at).map(({ raw }) => simpleParser(raw)))
}

/** Waits for a mail to an address, the newest whose subject matches. */
export async function mailTo(address: string, subject: RegExp = /./): Promise<ParsedMail> {
  let found: ParsedMail | undefined
  await expect
    .poll(async () => (found = (await mailsTo(address)).findLast((mail) => subject.test(mail.subject ?? ''))), {
      message: `a mail to ${address} about ${subject}`,
      timeout: 15_000,
    })
    .toBeTruthy()
  return found as ParsedMail
}

/** The first link of ours in a mail, as a path of the product. */
export function linkIn(mail: ParsedMail): string {
  const url = new URL(/https?:\/\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
  return url.pathname + url.search
}
