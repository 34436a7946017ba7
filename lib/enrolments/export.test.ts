import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { csvOf } from '@/lib/platform/spreadsheet-csv'
import { answerWithFile } from '@/lib/platform/spreadsheet-response'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment, buildEnrolments } from '@/prisma/seed/enrolments'
import { buildPeople, buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { participantsExport } from './export'
import { participantView } from './schema'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

const exported = async (slug: string, query: object = {}, locale = 'en') => {
  const list = await participantsExport(administrator, slug, participantView.parse(query), locale)
  if (!list) throw new Error('There is no such list.')
  return list
}

const textOf = async (...list: Parameters<typeof exported>) =>
  Buffer.concat(await Readable.from(csvOf((await exported(...list)).table)).toArray()).toString()

test('holds what is shown, times on the edition’s clock, which the heading names', async () => {
  const edition = await buildEdition(db, { zone: 'Europe/Rome' })
  const person = await buildPerson(db, { name: 'Said "Abu" Hassan, Jr', country: 'EG', email: 'said@people.test' })
  await buildEnrolment(db, { editionId: edition.id, personId: person.id, at: new Date('2026-09-07T10:00:00Z') })
  expect(await textOf(edition.slug)).toBe(
    '\uFEFF"Name","E-mail address","Organisation","Country","State","Place on the list","Since (Europe/Rome)"\r\n' +
      '"Said ""Abu"" Hassan, Jr","said@people.test","","Egypt","Enrolled","","2026-09-07 12:00"\r\n',
  )
  expect(await textOf(edition.slug, {}, 'ar')).toContain('"الاسم","عنوان البريد الإلكتروني"')
  expect((await exported(edition.slug, {}, 'ar')).table).toMatchObject({ title: 'المشاركون', locale: 'ar' })
})

test('holds the columns that are shown, and the state with the place on the list', async () => {
  const edition = await buildEdition(db, { places: 1 })
  const person = await buildPerson(db, { name: '=1+1', country: 'EG' })
  await buildEnrolment(db, { editionId: edition.id, personId: person.id, state: 'waitlisted' })
  expect(await textOf(edition.slug, { columns: ['state', 'country', 'password'] })).toBe(
    '\uFEFF"Name","Country","State","Place on the list"\r\n"\'=1+1","Egypt","On the waiting list","1"\r\n',
  )
  expect((await exported(edition.slug, { columns: 'since' })).table.headings).toEqual([
    'Name',
    `Since (${edition.zone})`,
  ])
})

test('holds every page, narrowed and sorted as the list is', async () => {
  const edition = await buildEdition(db, { places: 1200 })
  const people = await buildPeople(
    db,
    Array.from({ length: 1100 }, (_, i) => ({ name: `${i % 2 ? 'Odd' : 'Even'} ${String(i).padStart(4, '0')}` })),
  )
  await buildEnrolments(
    db,
    people.map(({ id: personId }) => ({ editionId: edition.id, personId })),
  )
  const names = async (query: object) =>
    (await textOf(edition.slug, query))
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split('"')[1])
  const all = people.map(({ name }) => name).sort()
  expect(await names({ page: '3' })).toEqual(all)
  expect(await names({ sort: '-name' })).toEqual(all.toReversed())
  expect(await names({ words: 'odd' })).toEqual(all.filter((name) => name.startsWith('Odd')))
  const statements = (words: string) => countQueries(() => textOf(edition.slug, { words }))
  const [one, two, three] = [await statements('0000'), await statements('odd'), await statements('')]
  expect([two - one, three - two]).toEqual([two - one, two - one])
  expect(one).toBeLessThan(10)
})

test('is kept in the audit log: who, what, how many, and no names', async () => {
  const edition = await buildEdition(db)
  const { nameAt } = await buildEnrolment(db, { editionId: edition.id })
  const request = new Request('http://lectern.test/export?format=xlsx&words=')
  const response = await answerWithFile(administrator, request, await exported(edition.slug))
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="${edition.slug}-participants.xlsx"; filename*=UTF-8''${edition.slug}-participants.xlsx`,
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'x-content-type-options': 'nosniff',
  })
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  const [entry, ...more] = await db.auditEntry.findMany({ where: { editionId: edition.id } })
  expect(more).toEqual([])
  expect(entry).toMatchObject({
    act: 'participants.export',
    actorId: administrator.personId,
    subjectType: 'Edition',
    subjectId: edition.id,
    reason: 'XLSX, rows: 1',
  })
  expect(JSON.stringify({ ...entry, seq: 0 })).not.toContain(nameAt)
})

test.each(['pdf', '', 'XLSX'])('the format %j is not there, and nothing is recorded', async (format) => {
  const edition = await buildEdition(db)
  const request = new Request(`http://lectern.test/export?format=${format}`)
  await expect(answerWithFile(administrator, request, await exported(edition.slug))).rejects.toThrow('NEXT_HTTP')
  expect(await db.auditEntry.count({ where: { editionId: edition.id } })).toBe(0)
})
