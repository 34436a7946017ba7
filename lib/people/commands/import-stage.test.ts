import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { unique } from '@/prisma/seed/ids'
import { buildOrganisation, buildPerson } from '@/prisma/seed/people'
import { administrator, list, preview, staged } from '@/scripts/vitest/imports'
import { xlsx } from '@/scripts/vitest/xlsx'
import { importPreview } from '../queries/import'
import { stageImport } from './import-stage'

describe('a list that is read', () => {
  it('shows row by row what would happen, and touches nobody', async () => {
    const viewer = await administrator()
    const key = unique()
    const ministry = await buildOrganisation(db, { name: `Ministry ${key}` })
    await buildPerson(db, { name: 'Known', email: `same-${key}@x.org`, country: 'KE', organisationId: ministry.id })
    await buildPerson(db, { name: 'Old name', email: `changed-${key}@x.org`, job: 'Judge' })
    const before = [await db.person.count(), await db.organisation.count()]
    const id = await staged(
      viewer,
      'Full name;E-MAIL;Country;Organization;Shoe size',
      `Known; SAME-${key}@X.org ;Kenya;MINISTRY ${key};38`,
      `New name;changed-${key}@x.org;;;`,
      `Zoë;zoe-${key}@x.org;Italy;Unit ${key};`,
      `Zoe;zoe-${key}@x.org;;;`,
      `Nobody;nowhere;Atlantis;;`,
    )
    expect(await preview(viewer, id)).toMatchObject({
      fileName: 'people.csv',
      state: 'open',
      about: { kind: 'csv', encoding: 'utf-8', separator: ';' },
      counts: { new: 1, changed: 1, same: 1, refused: 2 },
      newOrganisationCount: 1,
      ignoredHeadings: ['Shoe size'],
      rows: [
        { line: 2, verdict: 'same', nameOnRecord: 'Known' },
        { line: 3, verdict: 'changed', changes: [{ column: 'name', from: 'Old name', to: 'New name' }] },
        { line: 4, verdict: 'new', given: { name: 'Zoë', country: 'IT' }, isNewOrganisation: true },
        { line: 5, verdict: 'refused', faults: [{ reason: 'addressTwice', line: 4 }] },
        { line: 6, verdict: 'refused', faults: [{ reason: 'addressWrong' }, { reason: 'countryUnknown' }] },
      ],
    })
    expect([await db.person.count(), await db.organisation.count()]).toEqual(before)
    expect(await importPreview(viewer, id, { show: 'refused', page: 9 })).toMatchObject({
      page: 1,
      rows: [{ line: 5 }, { line: 6 }],
    })
  })

  it.each([
    ['fileEmpty', ''],
    ['fileWithoutRows', '\r\n \r\n'],
    ['fileWithoutRows', 'Name,E-mail\r\n'],
    ['importColumnMissing', 'First name,Phone\r\nA,1\r\n'],
    ['importColumnRepeated', 'Name,Email,E-mail\r\nA,a@x.org,b@x.org\r\n'],
    ['fileNotTable', '%PDF-1.4'],
    ['fileQuoteOpen', 'Name,E-mail\r\nA,a@x.org\r\n"B'],
    ['fileTooManyRows', `Name,E-mail\r\n${'A,a@x.org\r\n'.repeat(10_001)}`],
  ])('is refused with %s, and nothing of it is kept', async (reason, text) => {
    const viewer = await administrator()
    expect(await stageImport(viewer, list(text))).toMatchObject({ ok: false, reason })
    expect(await db.peopleImport.count({ where: { byId: viewer.personId } })).toBe(0)
  })

  const row = (r: string, ...texts: string[]) =>
    `<row r="${r}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`

  it.each([
    ['twice', '2', '2'],
    ['no whole number', '1.5', '3'],
    ['beyond every number', '2', '9999999999'],
    ['below none', '2', '-5'],
  ])('is refused where the number of a row is %s, and nothing of it is kept', async (_, ...[first, second]) => {
    const viewer = await administrator()
    const key = unique()
    const rows = [
      row('1', 'Name', 'E-mail'),
      row(first as string, 'Ann', `ann-${key}@x.org`),
      row(second as string, 'Bo', `bo-${key}@x.org`),
    ]
    const file = { name: 'people.xlsx', bytes: await xlsx(rows.join('')) }
    expect(await stageImport(viewer, file)).toEqual({ ok: false, reason: 'fileDamaged' })
    expect(await db.peopleImport.count({ where: { byId: viewer.personId } })).toBe(0)
  })

  it('leaves out of its headings what is not seen and what cannot be kept', async () => {
    const viewer = await administrator()
    const key = unique()
    const rows = row('1', 'Name', 'E-mail', 'Shoe_x0000__xD800_size', '_x0000_') + row('2', 'Ann', `ann-${key}@x.org`)
    const text = `Name\tE-mail\tShoe\u0000size\t\u0000\r\nBo\tbo-${key}@x.org`
    for (const file of [
      { name: 'people.xlsx', bytes: await xlsx(rows) },
      { name: 'people.csv', bytes: Buffer.from(`\ufeff${text}`, 'utf16le') },
    ]) {
      const result = await stageImport(viewer, file)
      if (!result.ok) throw new Error(result.reason)
      expect(await preview(viewer, result.value.importId)).toMatchObject({
        ignoredHeadings: ['Shoe size'],
        rows: [{ line: 2, verdict: 'new' }],
      })
    }
  })

  it('leaves nothing where the reading fails', async () => {
    const viewer = await administrator()
    const lines = Array.from({ length: 600 }, (_, at) => `P${at},fails-${at}@x.org`)
    await db.$executeRaw`
      ALTER TABLE "PeopleImportRow" ADD CONSTRAINT "fails" CHECK ("given"->>'name' <> 'P599') NOT VALID`
    try {
      await expect(stageImport(viewer, list('Name,E-mail', ...lines))).rejects.toThrow('fails')
    } finally {
      await db.$executeRaw`ALTER TABLE "PeopleImportRow" DROP CONSTRAINT "fails"`
    }
    expect(await db.peopleImport.count({ where: { byId: viewer.personId } })).toBe(0)
  })

  it('takes no longer for cells of nothing but what is not seen', async () => {
    const viewer = await administrator()
    const begun = performance.now()
    const cell = `a${'\u200c'.repeat(33_000)}b`
    const id = await staged(viewer, 'Name,E-mail', ...Array(5).fill(`${cell},a@x.org`))
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect((await preview(viewer, id)).rows[0]).toMatchObject({ faults: [{ reason: 'tooLong', column: 'name' }] })
  })

  it.each(['people.xlsx', 'people.csv.exe', 'people', '../../people.html'])(
    'is refused by the name %s',
    async (name) => {
      const viewer = await administrator()
      const file = { ...list('Name,Email', 'Ann,ann@x.org'), name }
      expect(await stageImport(viewer, file)).toMatchObject({ ok: false, reason: 'fileNotAsNamed' })
    },
  )
})
