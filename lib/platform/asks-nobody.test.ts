import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUp } from '@/lib/accounts/commands/sign-up'
import { carryOutImport } from '@/lib/people/commands/import-carry-out'
import { stageImport } from '@/lib/people/commands/import-stage'
import { changeDetails } from '@/lib/sessions/commands/change-details'
import { buildEdition } from '@/prisma/seed/catalogue'
import { unique } from '@/prisma/seed/ids'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { db } from './db'
import { readPicture } from './pictures'
import { zip } from './spreadsheet-zip'
import { visitor } from './viewer'

// Whoever writes an address anywhere may want the server to ask there, where they cannot ask themselves (OWASP ASVS 5.0, 1.3.6).
const asked: (string | undefined)[] = []
const inside = createServer(({ url }, response) => {
  asked.push(url)
  response.end('<sheet/>')
})
let address: string

beforeAll(async () => {
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(inside.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => inside.close(resolve)))

/** A spreadsheet whose one sheet, styles and entities are to be had elsewhere. */
async function leadingElsewhere(): Promise<Buffer> {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const related = (id: string, kind: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"${mode}/>`
  const outside = ' TargetMode="External"'
  const files = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${related('r1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<!DOCTYPE w SYSTEM "${address}/dtd"><workbook xmlns:r="${type}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related('r1', 'worksheet', `${address}/sheet.xml`, outside)}${related('r2', 'styles', `${address}/styles.xml`, outside)}</Relationships>`,
  }
  const chunks: Buffer[] = []
  for await (const chunk of zip(Object.entries(files).map(([name, text]) => ({ name, parts: [text] }))))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('an address in a list of people, a picture, a name or a joining link is asked by nobody', async () => {
  const viewer = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const sheet = await stageImport(viewer, { name: 'people.xlsx', bytes: await leadingElsewhere() })
  expect(sheet).toMatchObject({ ok: false })

  const key = unique()
  const lines = [
    'name;email;organisation;job',
    `${address}/name;${key}@x.org;${address}/ministry;=WEBSERVICE("${address}/f")`,
  ]
  const list = await stageImport(viewer, {
    name: `${address}/people.csv`.replaceAll('/', '_'),
    bytes: Buffer.from(lines.join('\n')),
  })
  if (!list.ok) throw new Error(list.reason)
  expect(await carryOutImport(viewer, list.value.importId)).toMatchObject({ ok: true })
  expect(await db.personEmail.count({ where: { address: `${key}@x.org` } })).toBe(1)

  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"><image x:href="${address}/a.png" href="${address}/b.png" width="9" height="9"/></svg>`
  for (const name of ['me.svg', 'me.png', `${address}/me.png`]) {
    expect(await readPicture({ name, type: 'image/png', bytes: Buffer.from(svg) })).toMatchObject({ ok: false })
  }

  const form = { name: address, password: 'a parrot on the wave', zone: 'UTC', locale: 'en' }
  expect(await signUp(visitor, { ...form, address: `${key}@people.test` })).toMatchObject({ ok: true })

  const edition = await buildEdition(db)
  const { id: sessionId, version } = await buildSession(db, { editionId: edition.id })
  const details = {
    sessionId,
    version,
    editionId: edition.id,
    title: address,
    link: `${address}/meet`,
    countsAttendance: true,
  }
  expect(await changeDetails(viewer, details as never)).toMatchObject({ ok: true })
  expect(await db.sessionLink.findUnique({ where: { sessionId } })).toMatchObject({ url: `${address}/meet` })
  expect(asked).toEqual([])
})
