import { Readable } from 'node:stream'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Exported } from '@/lib/platform/spreadsheet'
import { csvOf } from '@/lib/platform/spreadsheet-csv'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildOrganisation, buildPeople, buildTrainer } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { peopleExport, poolExport } from './export'
import { peopleView, poolView } from './schema'

const people = (query: object) => peopleView.parse(query)
const pool = (query: object) => poolView.parse(query)

let administrator: Member
let coordinator: Member

beforeAll(async () => {
  const { id: organisationId } = await buildOrganisation(db, { name: 'Ministry of Justice' })
  administrator = await buildMember(db, { name: 'Zz one', grants: [{ role: 'administrator' }] })
  const { id: editionId } = await buildEdition(db)
  coordinator = await buildMember(db, { name: 'Zz two', grants: [{ role: 'coordinator', editionId }] })
  await buildTrainer(db, {
    name: '=Anaïs',
    email: 'anais@people.test',
    country: 'FR',
    organisationId,
    expertise: ['Organized crime', 'migration'],
    trainerLanguages: ['fr', 'ar'],
    account: { passwordHash: 'x' },
    grants: [{ role: 'observer' }],
  })
})

const textOf = async (list: Exported | null) =>
  list && Buffer.concat(await Readable.from(csvOf(list.table)).toArray()).toString()

describe('everybody', () => {
  test('as the list shows them', async () => {
    expect(await textOf(await peopleExport(administrator, people({ q: 'anaïs' }), 'en'))).toBe(
      '\uFEFF"Person","Roles","Address","Organisation","Country","Account"\r\n' +
        '"\'=Anaïs","Observer and Trainer","anais@people.test","Ministry of Justice","France","Has an account"\r\n',
    )
  })

  test('with the columns that it shows, in its order', async () => {
    const view = people({ q: 'Zz', sort: '-person', columns: ['standing', 'address'] })
    const lines = (await textOf(await peopleExport(administrator, view, 'en')))?.split('\r\n')
    expect(lines?.map((line) => line.split(',').map((cell) => cell.replaceAll(/^"|"$/g, '')))).toEqual([
      ['\uFEFF"Person', 'Roles', 'Address', 'Account'],
      ['Zz two', 'Coordinator', expect.any(String), expect.any(String)],
      ['Zz one', 'Administrator', expect.any(String), expect.any(String)],
      [''],
    ])
    const formula = people({ q: 'anaïs', columns: 'country' })
    expect(await textOf(await peopleExport(administrator, formula, 'en'))).toContain(
      '"\'=Anaïs","Observer and Trainer","France"',
    )
  })

  test('every page, as many statements a batch whoever is in it', async () => {
    const crowd = Array.from({ length: 1001 }, (_, i) => `Crowd${i < 600 ? 'A' : 'B'} ${String(i).padStart(4, '0')}`)
    await buildPeople(
      db,
      crowd.map((name) => ({ name })),
    )
    const text = await textOf(await peopleExport(administrator, people({ q: 'crowd' }), 'en'))
    expect(text?.match(/Crowd[AB] \d{4}/g)).toEqual(crowd)
    const statements = (words: string) =>
      countQueries(async () => textOf(await peopleExport(administrator, people({ q: words }), 'en')))
    const [one, two, three] = [await statements('0000'), await statements('crowda'), await statements('crowd')]
    expect([two - one, three - two]).toEqual([two - one, two - one])
    expect(one).toBeLessThan(10)
  })

  test('for administrators alone', async () => {
    const observer = await buildMember(db, { grants: [{ role: 'observer' }] })
    for (const viewer of [visitor, await buildMember(db), observer, coordinator])
      expect(await peopleExport(viewer, people({}), 'en')).toBe(null)
  })
})

describe('the pool', () => {
  test('as the list shows it', async () => {
    expect(await textOf(await poolExport(coordinator, pool({ q: 'anaïs' }), 'en'))).toBe(
      '\uFEFF"Person","Category","Expertise","Languages","Account"\r\n' +
        '"\'=Anaïs","Academic","Organized crime and migration","French and Arabic","Has an account"\r\n',
    )
    expect(await textOf(await poolExport(coordinator, pool({ q: 'nobody' }), 'ar'))).toBe(
      '\uFEFF"الشخص","الفئة","الخبرة","اللغات","الحساب"\r\n',
    )
  })

  test('with the columns that it shows', async () => {
    const view = pool({ q: 'anaïs', columns: 'category' })
    expect(await textOf(await poolExport(coordinator, view, 'en'))).toBe(
      '\uFEFF"Person","Category"\r\n"\'=Anaïs","Academic"\r\n',
    )
  })

  test('for those who run something', async () => {
    const observer = await buildMember(db, { grants: [{ role: 'observer' }] })
    for (const viewer of [visitor, await buildMember(db), observer])
      expect(await poolExport(viewer, pool({}), 'en')).toBe(null)
  })
})
