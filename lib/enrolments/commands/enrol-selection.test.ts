import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment, buildEnrolments } from '@/prisma/seed/enrolments'
import { buildOrganisation, buildPeople, buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { selectionResult } from '../queries/selection'
import { enrol } from './enrol'
import { enrolSelection } from './enrol-selection'

const notFound = { ok: false, reason: 'notFound' }
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

const selection = (editionId: string, people: string[], key: string = randomUUID()) => ({ editionId, people, key })

/** What became of each, in the order in which places were given. */
async function enrolled(...input: Parameters<typeof selection>) {
  const result = await enrolSelection(administrator, selection(...input))
  if (!result.ok) return result.reason
  return result.value.outcomes.map(({ kind, position }) => (position ? `${kind} ${position}` : kind))
}

const rowsOf = (editionId: string) =>
  db.enrolment.findMany({
    where: { editionId },
    orderBy: [{ queueSeq: { sort: 'asc', nulls: 'first' } }, { nameAt: 'asc' }],
    select: { nameAt: true, state: true, queueSeq: true, source: true, organisationNameAt: true },
  })

test('the free places go in the order of names, the rest wait in it, and each is told', async () => {
  const { id: organisationId } = await buildOrganisation(db, { name: 'Ministry of Justice' })
  const edition = await buildEdition(db, { places: 2, wayIn: 'invitation', isRestricted: true })
  const people = await buildPeople(db, [
    { name: 'Dora' },
    { name: 'Élodie' },
    { name: 'Ana', organisationId, country: 'IT' },
    { name: 'Boris' },
  ])
  const input = {
    ...selection(
      edition.id,
      people.map(({ id }) => id),
    ),
    reason: 'Asked by the ministry.',
  }
  const result = await enrolSelection(administrator, input)
  expect(result).toMatchObject({ ok: true, value: { editionId: edition.id } })
  expect((await rowsOf(edition.id)).map(({ nameAt, state, queueSeq }) => [nameAt, state, queueSeq])).toEqual([
    ['Ana', 'enrolled', null],
    ['Boris', 'enrolled', null],
    ['Dora', 'waitlisted', 1],
    ['Élodie', 'waitlisted', 2],
  ])
  expect((await rowsOf(edition.id))[0]).toMatchObject({ source: 'byHand', organisationNameAt: 'Ministry of Justice' })
  expect((await db.edition.findUniqueOrThrow({ where: { id: edition.id } })).takenCount).toBe(2)
  const changes = await db.enrolmentChange.findMany({ where: { enrolment: { editionId: edition.id } } })
  expect(changes.map(({ byId, reason }) => [byId, reason])).toEqual(
    people.map(() => [administrator.personId, 'Asked by the ministry.']),
  )
  const acts = await db.auditEntry.findMany({ where: { editionId: edition.id }, orderBy: { seq: 'asc' } })
  expect(acts.map(({ act }) => act)).toEqual([
    'enrolment.enrol',
    'enrolment.enrol',
    'enrolment.waitlist',
    'enrolment.waitlist',
  ])
  const messages = await db.outboxMessage.findMany({ where: { personId: { in: people.map(({ id }) => id) } } })
  expect(messages.map(({ kind }) => kind).sort()).toEqual([
    'enrolment.enrolled',
    'enrolment.enrolled',
    'enrolment.waitlisted',
    'enrolment.waitlisted',
  ])
})

test('nobody passes those who wait; who is in stays, who left comes back to their row, who is gone is named', async () => {
  const edition = await buildEdition(db, { places: 3 })
  const [ana, boris, chen, dora, waits] = await named('Ana', 'Boris', 'Chen', 'Dora', 'Waits')
  const back = await buildEnrolment(db, { editionId: edition.id, personId: ana, state: 'removed' })
  await buildEnrolment(db, { editionId: edition.id, personId: boris, state: 'completed' })
  await buildEnrolment(db, { editionId: edition.id, personId: waits, state: 'waitlisted' })
  const gone = randomUUID()
  const people = [dora, chen, boris, ana, waits, gone, dora] as string[]
  expect(await enrolled(edition.id, people)).toEqual([
    'waitlisted 2',
    'in',
    'waitlisted 3',
    'waitlisted 4',
    'in 1',
    'gone',
  ])
  expect(await db.enrolment.findUnique({ where: { id: back.id } })).toMatchObject({
    state: 'waitlisted',
    queueSeq: 2,
    version: 2,
    beganAt: back.beganAt,
    endedAt: back.endedAt,
  })
  await db.edition.update({ where: { id: edition.id }, data: { places: 100 } })
  expect(await enrolled(edition.id, people)).toEqual(['in 2', 'in', 'in 3', 'in 4', 'in 1', 'gone'])
})

test('sent twice, or ten times at once, it is done once and answers the same; with others under its key it is refused', async () => {
  const edition = await buildEdition(db, { places: 1 })
  const people = await named('Ana', 'Boris')
  const input = selection(edition.id, people)
  const answers = await Promise.all(Array.from({ length: 10 }, () => enrolSelection(administrator, input)))
  expect(answers).toEqual(answers.map(() => answers[0]))
  expect(answers[0]).toMatchObject({ ok: true, value: { outcomes: [{ kind: 'enrolled' }, { kind: 'waitlisted' }] } })
  // The order in which a form names them says nothing.
  expect(await enrolSelection(administrator, { ...input, people: people.toReversed() })).toEqual(answers[0])
  expect(await db.enrolmentChange.count({ where: { enrolment: { editionId: edition.id } } })).toBe(2)
  expect(await enrolSelection(administrator, { ...input, people: people.slice(1) })).toEqual({
    ok: false,
    reason: 'keyReused',
  })
})

test('two selections and people of their own accord at once: never over, and the list without gaps', async () => {
  const edition = await buildEdition(db, { places: 50 })
  const crowd = await named(...Array.from({ length: 60 }, (_, i) => `Crowd ${i}`))
  const viewers = await Promise.all(Array.from({ length: 10 }, () => buildMember(db)))
  await Promise.all([
    enrolled(edition.id, crowd.slice(0, 40)),
    enrolled(edition.id, crowd.slice(20)),
    ...viewers.map((viewer) => enrol(viewer, { editionId: edition.id })),
  ])
  const rows = await rowsOf(edition.id)
  expect(rows.filter(({ state }) => state === 'enrolled').length).toBe(50)
  expect(rows.filter(({ state }) => state === 'waitlisted').map(({ queueSeq }) => queueSeq)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
})

test('is for those who manage the edition; for others it is not there', async () => {
  const edition = await buildEdition(db, { isRestricted: true })
  const other = await buildEdition(db)
  const person = await buildPerson(db)
  const key = randomUUID()
  const coordinator = (editionId: string) => buildMember(db, { grants: [{ role: 'coordinator', editionId }] })
  const own = await coordinator(edition.id)
  const elsewhere = await coordinator(other.id)
  const outsiders: Viewer[] = [visitor, await buildMember(db), elsewhere]
  for (const viewer of outsiders)
    expect(await enrolSelection(viewer, selection(edition.id, [person.id], key))).toEqual(notFound)
  expect(await rowsOf(edition.id)).toEqual([])
  expect(await enrolSelection(own, selection(edition.id, [person.id], key))).toMatchObject({ ok: true })
  expect((await selectionResult(own, edition.slug, key, 'en'))?.people).toMatchObject([
    { name: person.name, kind: 'enrolled' },
  ])
  // The answer is for who asked, and for that edition.
  expect(await selectionResult(administrator, edition.slug, key, 'en')).toBe(null)
  expect(await selectionResult(elsewhere, edition.slug, key, 'en')).toBe(null)
  expect(await selectionResult(own, other.slug, key, 'en')).toBe(null)
  for (const odd of ['-1', '', 'x'.repeat(5000), { not: '' }] as string[]) {
    expect(await selectionResult(own, edition.slug, odd, 'en')).toBe(null)
    expect(await enrolSelection(own, selection(odd, [person.id]))).toEqual(notFound)
    expect(await enrolSelection(own, selection(edition.id, [odd]))).toEqual(notFound)
  }
})

test('nobody into what is not running, and not more than a thousand at once', async () => {
  const people = await named('Ana')
  const reasons = { draft: 'editionNotPublished', cancelled: 'editionCancelled', archived: 'editionOver' } as const
  for (const [state, reason] of Object.entries(reasons)) {
    const shut = await buildEdition(db, { state: state as keyof typeof reasons })
    expect(await enrolled(shut.id, people)).toBe(reason)
  }
  const edition = await buildEdition(db)
  const many = Array.from({ length: 1001 }, () => randomUUID())
  expect(await enrolSelection(administrator, selection(edition.id, many))).toEqual({
    ok: false,
    reason: 'selectionTooLarge',
    params: { count: 1001, most: 1000 },
  })
})

test('500 are enrolled in as many statements as two, and 1,000 fit in one act', async () => {
  const counts: number[] = []
  for (const size of [2, 500, 1000]) {
    const edition = await buildEdition(db, { places: Math.ceil(size / 2) })
    const people = await named(...Array.from({ length: size }, (_, i) => `Hall ${i}`))
    await buildEnrolments(db, [{ editionId: edition.id, personId: people[0] as string, state: 'withdrawn' }])
    counts.push(
      await countQueries(async () => {
        expect((await enrolled(edition.id, people)).length).toBe(size)
      }),
    )
    const { takenCount } = await db.edition.findUniqueOrThrow({ where: { id: edition.id } })
    expect(takenCount).toBe(Math.ceil(size / 2))
    expect(await db.enrolment.count({ where: { editionId: edition.id, state: 'waitlisted' } })).toBe(
      Math.floor(size / 2),
    )
  }
  expect(counts).toEqual([counts[0], counts[0], counts[0]])
})
