import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { MOST_SELECTED, peopleView } from '@/lib/people/schema'
import { db } from '@/lib/platform/db'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment, buildEnrolments } from '@/prisma/seed/enrolments'
import { buildPeople } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { enrolSelection } from '../commands/enrol-selection'
import { selectionView } from '../schema'
import { openEditions, selectedPeople, selectionPreview } from './selection'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

const named = async (...names: string[]) =>
  (
    await buildPeople(
      db,
      names.map((name) => ({ name })),
    )
  ).map(({ id }) => id)

const coordinator = (editionId: string) => buildMember(db, { grants: [{ role: 'coordinator', editionId }] })

test('what is said beforehand is what is done', async () => {
  const edition = await buildEdition(db, { places: 3 })
  const ids = await named('Ana', 'Boris', 'Chen', 'Dora', 'Esi')
  await buildEnrolment(db, { editionId: edition.id, personId: ids[1], state: 'completed' })
  await buildEnrolment(db, { editionId: edition.id, personId: ids[2], state: 'withdrawn' })
  const preview = await selectionPreview(administrator, edition.slug, ids.toReversed(), 'en')
  expect(preview?.people.map(({ name, outcome, state }) => [name, outcome, state])).toEqual([
    ['Ana', 'enrolled', null],
    ['Boris', 'in', 'completed'],
    ['Chen', 'enrolled', 'withdrawn'],
    ['Dora', 'waitlisted', null],
    ['Esi', 'waitlisted', null],
  ])
  expect(await db.enrolment.count({ where: { editionId: edition.id } })).toBe(2)
  const done = await enrolSelection(administrator, { editionId: edition.id, people: ids, key: randomUUID() })
  expect(done.ok && done.value.outcomes.map(({ kind }) => kind)).toEqual(preview?.people.map(({ outcome }) => outcome))
})

test('is for those who manage the edition, in as many statements for many as for one', async () => {
  const edition = await buildEdition(db)
  const other = await coordinator((await buildEdition(db)).id)
  const ids = await named('Ana', 'Boris', 'Chen')
  for (const viewer of [visitor, await buildMember(db), other])
    expect(await selectionPreview(viewer, edition.slug, ids, 'en')).toBe(null)
  const own = await coordinator(edition.id)
  const counts = [
    await countQueries(() => selectionPreview(own, edition.slug, ids.slice(0, 1), 'en')),
    await countQueries(() => selectionPreview(own, edition.slug, ids, 'en')),
  ]
  expect(counts).toEqual([counts[0], counts[0]])
})

test('the editions to choose from are those that the viewer manages and that are still to end', async () => {
  const course = await buildCourse(db, { title: 'Evidence' })
  const make = (input: object) => buildEdition(db, { courseId: course.id, ...input })
  const edition = await make({ isRestricted: true, label: 'Autumn' })
  const shut = [
    await make({ state: 'draft' }),
    await make({ state: 'cancelled' }),
    await make({ startsOn: '2020-01-01', endsOn: '2020-02-01' }),
  ]
  const elsewhere = await make({})
  const viewer = await buildMember(db, {
    grants: [edition, ...shut].map(({ id }) => ({ role: 'coordinator' as const, editionId: id })),
  })
  expect(await openEditions(viewer, 'en')).toMatchObject([
    { slug: edition.slug, courseTitle: 'Evidence', label: 'Autumn', takenCount: 0 },
  ])
  expect((await openEditions(administrator, 'en')).map(({ slug }) => slug)).toEqual(
    expect.arrayContaining([edition.slug, elsewhere.slug]),
  )
  expect(await openEditions(visitor, 'en')).toEqual([])
})

test('all whom words find are an administrator’s to choose; their number is told beyond a thousand', async () => {
  const ids = await named('Hall Ana', 'Hall Boris')
  const all = selectionView.parse({ all: 'on', q: 'hall', person: ids[0] })
  expect(await selectedPeople(administrator, all)).toEqual({ ids, count: 2 })
  const own = await coordinator((await buildEdition(db)).id)
  expect(await selectedPeople(own, all)).toEqual({ ids: [ids[0]], count: 1 })
  await named(...Array.from({ length: MOST_SELECTED }, (_, i) => `Hall ${i}`))
  const { ids: some, count } = await selectedPeople(administrator, all)
  expect([some.length, count]).toEqual([MOST_SELECTED, MOST_SELECTED + 2])
  const broken = selectionView.parse({ all: 'on', q: 'hall\u0000 ana' })
  expect(await selectedPeople(administrator, broken)).toEqual({ ids: [ids[0]], count: 1 })
})

test('all whom a list of participants holds as it is narrowed are for who runs that edition to choose', async () => {
  const edition = await buildEdition(db)
  const ids = await named('Narrow Ana', 'Narrow Boris', 'Wide Chen')
  await buildEnrolments(
    db,
    ids.map((personId, i) => ({ editionId: edition.id, personId, state: i === 1 ? 'withdrawn' : 'enrolled' })),
  )
  const all = (query: object) => selectionView.parse({ all: 'on', from: edition.slug, ...query })
  const own = await coordinator(edition.id)
  const chosen = async (query: object) => (await selectedPeople(own, all(query))).ids.sort()
  expect(await chosen({})).toEqual([ids[0], ids[2]].sort())
  expect(await chosen({ state: 'all' })).toEqual(ids.toSorted())
  expect(await chosen({ words: 'narrow' })).toEqual([ids[0]])
  const other = await coordinator((await buildEdition(db)).id)
  expect(await selectedPeople(other, all({ person: ids[1] }))).toEqual({ ids: [ids[1]], count: 1 })
})

test('whatever stands in the address selects nobody', () => {
  const nobody = { person: [], all: false, q: '', country: '', part: 1, words: '', state: 'in' }
  const odd = [
    {},
    { person: ['-1', '', 'x'.repeat(5000)] },
    { person: { not: '' } },
    { all: 'x' },
    { edition: '../x' },
    { edition: ['', 'x'] },
    { from: '../x' },
    { import: '../x', part: '-1' },
    { state: 'x', country: 'nowhere' },
  ]
  for (const query of odd) expect(selectionView.parse(query)).toEqual(nobody)
  // Words are as the list that they come from reads them: dropped, they would select everybody.
  for (const q of ['x'.repeat(5000), 'a\u0000b', ' hall '])
    expect(selectionView.parse({ q }).q).toBe(peopleView.parse({ q }).q)
  const id = randomUUID()
  expect(selectionView.parse({ person: [id, id, '-1'] }).person).toEqual([id])
})
