import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, systemViewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { unique } from '@/prisma/seed/ids'
import { buildOrganisation, buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { xlsx } from '@/scripts/vitest/xlsx'
import { importPreview, ownImports } from '../queries/import'
import { addToPool } from './add-to-pool'
import { carryOutImport } from './import-carry-out'
import { deleteOldImports, dropImport } from './import-drop'
import { stageImport } from './import-stage'

const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })

const list = (...lines: string[]) => ({ name: 'people.csv', bytes: Buffer.from(lines.join('\r\n')) })

/** Stages a list that can be read, and gives the import's id. */
async function staged(viewer: Member, ...lines: string[]): Promise<string> {
  const result = await stageImport(viewer, list(...lines))
  if (!result.ok) throw new Error(result.reason)
  return result.value.importId
}

const preview = async (viewer: Member, id: string) => {
  const found = await importPreview(viewer, id, { show: undefined, page: 1 })
  if (!found) throw new Error('there is no such import')
  return found
}

const verdicts = async (viewer: Member, id: string) =>
  (await preview(viewer, id)).rows.map(({ line, verdict }) => `${line} ${verdict}`)

const personBy = (address: string) =>
  db.person.findFirst({
    where: { emails: { some: { address } } },
    include: { organisation: true, emails: true, account: true },
  })

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

describe('an import that is carried out', () => {
  it('adds and changes what it showed, records it and sends nothing', async () => {
    const viewer = await administrator()
    const key = unique()
    const known = await buildPerson(db, {
      name: 'Ann',
      email: `ann-${key}@x.org`,
      country: 'KE',
      job: 'Judge',
      zone: 'Africa/Nairobi',
    })
    const mails = await db.outboxMessage.count()
    const id = await staged(
      viewer,
      'name,email,country,gender,organisation,job,language,time zone',
      `Ann,ann-${key}@x.org,,woman,Unit ${key},,,`,
      `José,JOSE-${key}@x.org,PE,man,unit ${key},"Prosecutor,\nretired",ar,america/lima`,
      `Li,li-${key}@x.org,,,,,,`,
    )
    expect(await carryOutImport(viewer, id)).toEqual({ ok: true, value: undefined })
    const unit = { name: `Unit ${key}`, kind: 'notSaid' }
    expect(await personBy(`ann-${key}@x.org`)).toMatchObject({
      id: known.id,
      country: 'KE',
      gender: 'woman',
      job: 'Judge',
      zone: 'Africa/Nairobi',
      version: 2,
      organisation: unit,
    })
    expect(await personBy(`jose-${key}@x.org`)).toMatchObject({
      name: 'José',
      country: 'PE',
      gender: 'man',
      job: 'Prosecutor, retired',
      locale: 'ar',
      zone: 'America/Lima',
      version: 1,
      organisation: unit,
      account: null,
      emails: [{ address: `jose-${key}@x.org`, verifiedAt: null, isPrimary: true }],
    })
    expect(await personBy(`li-${key}@x.org`)).toMatchObject({
      country: null,
      gender: 'notSaid',
      locale: 'en',
      zone: 'UTC',
    })
    const entries = await db.auditEntry.findMany({ where: { actorId: viewer.personId }, orderBy: { seq: 'asc' } })
    expect(entries.map(({ act, fields }) => [act, [...fields].sort()])).toEqual([
      ['organisation.import', ['name']],
      ['person.import', ['gender', 'organisation']],
      ['person.import', ['address', 'country', 'gender', 'job', 'locale', 'name', 'organisation', 'zone']],
      ['person.import', ['address', 'name']],
      ['people.import', []],
    ])
    expect(await db.outboxMessage.count()).toBe(mails)
    expect(await preview(viewer, id)).toMatchObject({ state: 'done', counts: { new: 2, changed: 1 } })
    const again = await staged(
      viewer,
      'name,email,organisation',
      `José,jose-${key}@x.org,UNIT ${key}`,
      `Li,li-${key}@x.org,`,
    )
    expect(await verdicts(viewer, again)).toEqual(['2 same', '3 same'])
  })

  it('is done once, however often and at whatever moment it is sent', async () => {
    const viewer = await administrator()
    const key = unique()
    const id = await staged(viewer, 'name,email', `A,a-${key}@x.org`, `B,b-${key}@x.org`)
    const all = await Promise.all(Array.from({ length: 8 }, () => carryOutImport(viewer, id)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(await db.personEmail.count({ where: { address: { endsWith: `${key}@x.org` } } })).toBe(2)
    expect(await db.auditEntry.count({ where: { actorId: viewer.personId } })).toBe(3)
  })

  it('does nothing where somebody was changed since, and shows what it would do now', async () => {
    const viewer = await administrator()
    const key = unique()
    const { id: personId } = await buildPerson(db, { name: 'Ann', email: `ann-${key}@x.org`, country: 'KE' })
    const id = await staged(viewer, 'name,email,country', `Ann,ann-${key}@x.org,TZ`, `Bo,bo-${key}@x.org,`)
    await db.person.update({ where: { id: personId }, data: { country: 'TZ' } })
    await addToPool(viewer, {
      name: 'Bo',
      address: `bo-${key}@x.org`,
      category: 'academic',
      expertise: ['x'],
      languages: ['en'],
    })
    expect(await carryOutImport(viewer, id)).toEqual({ ok: false, reason: 'importStale' })
    expect(await verdicts(viewer, id)).toEqual(['2 same', '3 same'])
    expect(await preview(viewer, id)).toMatchObject({ state: 'open', counts: { new: 0, changed: 0, same: 2 } })
    expect(await db.auditEntry.count({ where: { act: 'person.import', actorId: viewer.personId } })).toBe(0)
    expect(await carryOutImport(viewer, id)).toMatchObject({ ok: true })
  })

  it('judges an organisation anew that was added since', async () => {
    const viewer = await administrator()
    const key = unique()
    const id = await staged(viewer, 'name,email,organisation', `A,a-${key}@x.org,unit ${key}`)
    await buildOrganisation(db, { name: `Unit ${key}` })
    expect(await carryOutImport(viewer, id)).toEqual({ ok: false, reason: 'importStale' })
    expect(await preview(viewer, id)).toMatchObject({
      newOrganisationCount: 0,
      rows: [{ given: { organisation: `Unit ${key}` } }],
    })
    expect(await carryOutImport(viewer, id)).toMatchObject({ ok: true })
    expect(await personBy(`a-${key}@x.org`)).toMatchObject({ organisation: { name: `Unit ${key}` } })
  })

  it('races with another list and with the pool for the same addresses, and nobody is there twice', async () => {
    const [one, other] = [await administrator(), await administrator()]
    const key = unique()
    const lines = Array.from({ length: 30 }, (_, at) => `P${at},p${at}-${key}@x.org`)
    const ids = [await staged(one, 'name,email', ...lines), await staged(other, 'name,email', ...lines)]
    const pool = { category: 'academic' as const, expertise: ['x'], languages: ['en' as const] }
    const [first, second, third] = await Promise.all([
      carryOutImport(one, ids[0] as string),
      carryOutImport(other, ids[1] as string),
      addToPool(one, { name: 'P7', address: `p7-${key}@x.org`, ...pool }),
    ])
    expect(third.ok).toBe(true)
    expect([first, second].filter(({ ok }) => ok).length).toBeLessThanOrEqual(1)
    for (const [viewer, id] of [
      [one, ids[0]],
      [other, ids[1]],
    ] as [Member, string][])
      await carryOutImport(viewer, id)
    expect(await db.personEmail.count({ where: { address: { endsWith: `${key}@x.org` } } })).toBe(30)
  })
})

describe('an import', () => {
  it('is its maker’s alone, and an administrator’s', async () => {
    const viewer = await administrator()
    const id = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    const coordinator = await buildMember(db, {
      grants: [{ role: 'coordinator', editionId: (await buildEdition(db)).id }],
    })
    for (const stranger of [visitor, coordinator, systemViewer('test'), await administrator()]) {
      expect(await importPreview(stranger, id, { show: undefined, page: 1 })).toBeNull()
      expect(await carryOutImport(stranger, id)).toEqual({ ok: false, reason: 'notFound' })
      expect(await dropImport(stranger, id)).toEqual({ ok: false, reason: 'notFound' })
    }
    expect(await stageImport(coordinator, list('name,email', 'A,a@x.org'))).toEqual({ ok: false, reason: 'notFound' })
    expect(await ownImports(viewer)).toMatchObject([{ id, newCount: 1 }])
    expect(await carryOutImport(viewer, 'nonsense')).toEqual({ ok: false, reason: 'notFound' })
  })

  it('can be dropped until it is done, and goes by itself after seven days', async () => {
    const viewer = await administrator()
    const dropped = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    expect(await dropImport(viewer, dropped)).toMatchObject({ ok: true })
    expect(await db.peopleImportRow.count({ where: { importId: dropped } })).toBe(0)
    expect(await carryOutImport(viewer, dropped)).toEqual({ ok: false, reason: 'notFound' })
    const done = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    await carryOutImport(viewer, done)
    expect(await dropImport(viewer, done)).toEqual({ ok: false, reason: 'notFound' })
    const kept = await staged(viewer, 'name,email', `A,${unique()}@x.org`)
    await db.peopleImport.update({ where: { id: done }, data: { createdAt: new Date(Date.now() - 7 * 86_400_000) } })
    const brokenOff = {
      byId: viewer.personId,
      fileName: 'x.csv',
      about: {},
      createdAt: new Date(Date.now() - 3_600_000),
    }
    await db.peopleImport.createMany({ data: [brokenOff, { ...brokenOff, createdAt: new Date() }] })
    await deleteOldImports(systemViewer('test'))
    expect((await ownImports(viewer)).map(({ id }) => id)).toEqual([kept])
    expect(await db.peopleImport.count({ where: { byId: viewer.personId, state: 'reading' } })).toBe(1)
  })
})
