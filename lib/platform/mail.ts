import 'server-only'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer'
import { env } from './env'

let smtp: Transporter | undefined
/** Shorter than a worker holds a message: a mail server that says nothing must not make two workers send it. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 }

/** Where mail goes when no SMTP_URL is set: named by its outbox message, whole (eml) and as a person reads it (txt). */
function mailFile(id: string, form: 'eml' | 'txt'): string {
  return join(env().DATA_DIR, 'mail', `${id}.${form}`)
}

/** Sends by SMTP where SMTP_URL is set, else writes the mail to its file. Throws where that fails. */
export async function sendMail(id: string, mail: SendMailOptions): Promise<void> {
  const message = { from: env().MAIL_FROM, ...mail }
  const url = env().SMTP_URL
  if (!url) return writeToFile(id, message)
  smtp ??= createTransport({ url, ...TIMEOUTS })
  await smtp.sendMail(message)
}

async function writeToFile(id: string, message: SendMailOptions) {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message: raw } = await composer.sendMail(message)
  await mkdir(join(env().DATA_DIR, 'mail'), { recursive: true, mode: 0o700 })
  await writeWhole(mailFile(id, 'txt'), `To: ${message.to}\nSubject: ${message.subject}\n\n${message.text}`)
  await writeWhole(mailFile(id, 'eml'), raw as Buffer)
}

/** Renamed into place, so that whoever reads the folder never sees half a mail. */
async function writeWhole(file: string, content: string | Buffer) {
  await writeFile(`${file}.part`, content, { mode: 0o600 })
  await rename(`${file}.part`, file)
}

/** The text of a mail that went to a file, or null where it went by SMTP. */
export async function readMailFile(id: string): Promise<string | null> {
  return readFile(mailFile(id, 'txt'), 'utf8').catch(() => null)
}
