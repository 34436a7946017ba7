import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Exported } from '@/lib/platform/spreadsheet'
import { csvOf } from '@/lib/platform/spreadsheet-csv'
import { visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolments } from '@/prisma/seed/enrolments'
import { buildPeople } from '@/prisma/seed/people'
import { buildTerm } from '@/prisma/seed/term'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { gridExport } from './export'

const coordinator = (editionId: string) => buildMember(db, { grants: [{ role: 'coordinator', editionId }] })

const cellsIn = async (list: Exported | null): Promise<string[][]> =>
  parse(Buffer.concat(await Readable.from(csvOf((list as Exported).table)).toArray()), { bom: true })

test('learners by sessions, each mark in words, the rate as a percentage', async () => {
  const { edition, learner, first } = await buildTerm(db)
  const [headings, row, ...more] = await cellsIn(
    await gridExport(await coordinator(edition.id), edition.slug, 'managed', 'en'),
  )
  expect(more).toEqual([])
  expect(headings?.slice(0, 3)).toEqual(['Learner', 'State', 'Rate'])
  expect(headings?.[3]).toBe(`First · ${first.localStart.replace('T', ' ')} ${first.zone}`)
  expect(headings?.slice(4).map((heading) => heading.replace(/ · [\d-]+ [\d:]+ [\w/]+/, ''))).toEqual([
    'Second',
    'Left open',
    'Cancelled · cancelled',
    'Not counted · does not count',
    'To come',
  ])
  expect(row).toEqual([learner.name, 'Enrolled', '75%', 'Present', 'Late', '', '', '', ''])
})

test('a trainer’s own sessions, and nothing for others', async () => {
  const { edition, trainer, learner } = await buildTerm(db)
  const taught = await cellsIn(await gridExport(trainer, edition.slug, 'taught', 'ar'))
  expect(taught[0]?.slice(0, 3)).toEqual(['المشارك', 'الحالة', 'النسبة'])
  expect(taught[1]?.slice(3, 5)).toEqual(['حاضر', 'متأخر'])
  expect(await gridExport(trainer, edition.slug, 'managed', 'en')).toBe(null)
  const other = await coordinator((await buildEdition(db)).id)
  for (const viewer of [visitor, learner, other, await buildMember(db, { grants: [{ role: 'observer' }] })]) {
    for (const scope of ['managed', 'taught'] as const)
      expect(await gridExport(viewer, edition.slug, scope, 'en')).toBe(null)
  }
})

test('every learner, as many statements a batch whoever is in it', async () => {
  const { edition } = await buildTerm(db)
  await db.edition.update({ where: { id: edition.id }, data: { places: 300 } })
  const viewer = await coordinator(edition.id)
  const statements = () => countQueries(async () => cellsIn(await gridExport(viewer, edition.slug, 'managed', 'en')))
  const one = await statements()
  const add = async (count: number) => {
    const people = await buildPeople(
      db,
      Array.from({ length: count }, () => ({})),
    )
    await buildEnrolments(
      db,
      people.map(({ id: personId }) => ({ editionId: edition.id, personId })),
    )
  }
  await add(100)
  const two = await statements()
  await add(100)
  expect([two - one, (await statements()) - two]).toEqual([two - one, two - one])
  expect(one).toBeLessThan(12)
  const cells = await cellsIn(await gridExport(viewer, edition.slug, 'managed', 'en'))
  expect(cells.length).toBe(1 + 201)
})
