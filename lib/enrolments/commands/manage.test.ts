import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, systemViewer, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment, buildEnrolments } from '@/prisma/seed/enrolments'
import { buildPeople, buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { changePlaces } from './change-places'
import { enrolByHand } from './enrol-by-hand'
import { remove } from './withdraw'

const notFound = { ok: false, reason: 'notFound' }
let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

const statesOf = async (editionId: string) =>
  (await db.enrolment.findMany({ where: { editionId }, orderBy: { queueSeq: { sort: 'asc', nulls: 'first' } } })).map(
    ({ state }) => state,
  )

test('each of the manager’s acts is the administrator’s and the edition’s own coordinator’s; for others nothing is there', async () => {
  const edition = await buildEdition(db, { places: 5 })
  const other = await buildEdition(db)
  const coordinator = (editionId: string) => buildMember(db, { grants: [{ role: 'coordinator', editionId }] })
  const trainer = await buildTrainer(db)
  await buildSession(db, { editionId: edition.id, trainers: [trainer.id] })
  const learner = await buildMember(db)
  const own = await buildEnrolment(db, { editionId: edition.id, personId: learner.personId })
  const person = await buildPerson(db)
  const acts = async (viewer: Viewer) => {
    const { version } = await db.edition.findUniqueOrThrow({ where: { id: edition.id } })
    const { version: ownVersion } = await db.enrolment.findUniqueOrThrow({ where: { id: own.id } })
    return [
      await changePlaces(viewer, edition.id, 6, version),
      await enrolByHand(viewer, { editionId: edition.id, personId: person.id }),
      await remove(viewer, { enrolmentId: own.id, version: ownVersion, reason: 'x' }),
    ]
  }
  const outsiders: Viewer[] = [
    visitor,
    learner,
    await buildMember(db),
    memberOf(trainer, { isTrainer: true }),
    await coordinator(other.id),
    await buildMember(db, { grants: [{ role: 'observer' }] }),
  ]
  for (const viewer of outsiders) expect(await acts(viewer)).toEqual([notFound, notFound, notFound])
  expect(await statesOf(edition.id)).toEqual(['enrolled'])
  const managers: Viewer[] = [await coordinator(edition.id), administrator, systemViewer('test')]
  for (const viewer of managers) expect((await acts(viewer)).map(({ ok }) => ok)).toEqual([true, true, true])
})

describe('enrolling by hand', () => {
  test('takes no notice of the way in or the window, but of the places', async () => {
    const edition = await buildEdition(db, {
      places: 1,
      wayIn: 'invitation',
      isRestricted: true,
      enrolUntilAt: new Date(0),
    })
    const [first, second] = await buildPeople(db, [{}, {}])
    const enrol = (personId = '') =>
      enrolByHand(administrator, { editionId: edition.id, personId, reason: 'Asked by telephone.' })
    expect(await enrol(first?.id)).toMatchObject({ ok: true, value: { state: 'enrolled', name: first?.name } })
    expect(await enrol(second?.id)).toMatchObject({ ok: true, value: { state: 'waitlisted', position: 1 } })
    expect(await enrol(second?.id)).toMatchObject({ ok: true, value: { state: 'waitlisted', position: 1 } })
    const change = await db.enrolmentChange.findFirstOrThrow({ where: { enrolment: { personId: first?.id } } })
    expect(change).toMatchObject({ byId: administrator.personId, reason: 'Asked by telephone.' })
  })

  test('a new address makes a person without an account, once, however often it is sent', async () => {
    const edition = await buildEdition(db)
    const address = 'new.person@ministry.test'
    const results = await Promise.all(
      Array.from({ length: 6 }, () =>
        enrolByHand(administrator, { editionId: edition.id, name: 'Nia Bello', address }),
      ),
    )
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
    const people = await db.person.findMany({
      where: { emails: { some: { address } } },
      include: { account: true, emails: true },
    })
    expect(people).toMatchObject([
      { name: 'Nia Bello', account: null, emails: [{ address, verifiedAt: null, isPrimary: true }] },
    ])
  })

  test('the same new address on two editions at once is one person', async () => {
    const editions = [await buildEdition(db), await buildEdition(db), await buildEdition(db)]
    const address = 'shared.address@ministry.test'
    const results = await Promise.all(
      editions.map(({ id: editionId }) => enrolByHand(administrator, { editionId, name: 'Nia Bello', address })),
    )
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await db.personEmail.count({ where: { address } })).toBe(1)
  })

  test('a known address, however it is written, is the person who has it', async () => {
    const edition = await buildEdition(db)
    const person = await buildPerson(db, { email: 'Known.One@people.test' })
    const result = await enrolByHand(administrator, {
      editionId: edition.id,
      name: 'Somebody',
      address: 'known.one@people.test',
    })
    expect(result).toMatchObject({ ok: true, value: { name: person.name } })
  })

  test('brings back who was removed, and nobody into what is not running', async () => {
    const edition = await buildEdition(db)
    const removed = await buildEnrolment(db, { editionId: edition.id, state: 'removed' })
    expect(await enrolByHand(administrator, { editionId: edition.id, personId: removed.personId })).toMatchObject({
      ok: true,
      value: { enrolmentId: removed.id, state: 'enrolled' },
    })
    const reasons = { draft: 'editionNotPublished', cancelled: 'editionCancelled', archived: 'editionOver' } as const
    for (const [state, reason] of Object.entries(reasons)) {
      const shut = await buildEdition(db, { state: state as keyof typeof reasons })
      expect(await enrolByHand(administrator, { editionId: shut.id, personId: removed.personId })).toEqual({
        ok: false,
        reason,
      })
    }
  })

  test('ids that belong to nothing', async () => {
    const edition = await buildEdition(db)
    for (const odd of ['-1', 'x'.repeat(5000), { not: '' }, '019ab000-0000-7000-8000-000000000000'] as string[]) {
      expect(await enrolByHand(administrator, { editionId: edition.id, personId: odd })).toEqual(notFound)
      expect(await enrolByHand(administrator, { editionId: odd, personId: administrator.personId })).toEqual(notFound)
      expect(await changePlaces(administrator, odd, 5, 1)).toEqual(notFound)
      expect(await remove(administrator, { enrolmentId: odd, version: 1, reason: 'x' })).toEqual(notFound)
    }
  })
})

describe('removing', () => {
  test('frees the place for the next and keeps the reason; what is completed stays', async () => {
    const edition = await buildEdition(db, { places: 1 })
    const [own, next] = await buildEnrolments(db, [
      { editionId: edition.id, personId: (await buildPerson(db)).id },
      { editionId: edition.id, personId: (await buildPerson(db)).id, state: 'waitlisted' },
    ])
    const input = { enrolmentId: own?.id ?? '', version: 1, reason: 'Not eligible.' }
    expect(await remove(administrator, { ...input, version: 3 })).toEqual({ ok: false, reason: 'stale' })
    expect(await remove(administrator, input)).toEqual({ ok: true, value: undefined })
    expect(await remove(administrator, input)).toEqual({ ok: true, value: undefined })
    expect(await statesOf(edition.id)).toEqual(['removed', 'enrolled'])
    expect(await db.enrolmentChange.findFirst({ where: { enrolmentId: own?.id, to: 'removed' } })).toMatchObject({
      reason: 'Not eligible.',
    })
    expect(await db.enrolmentChange.count({ where: { enrolmentId: next?.id, to: 'enrolled' } })).toBe(1)
    const completed = await buildEnrolment(db, { editionId: (await buildEdition(db)).id, state: 'completed' })
    expect(await remove(administrator, { enrolmentId: completed.id, version: 1, reason: 'x' })).toEqual({
      ok: false,
      reason: 'cannotRemove',
    })
  })

  test('promotes nobody into an edition that is over', async () => {
    const over = await buildEdition(db, { startsOn: '2020-01-01', endsOn: '2020-02-01', places: 1 })
    const [own] = await buildEnrolments(db, [
      { editionId: over.id, personId: (await buildPerson(db)).id },
      { editionId: over.id, personId: (await buildPerson(db)).id, state: 'waitlisted' },
    ])
    expect(await remove(administrator, { enrolmentId: own?.id ?? '', version: 1, reason: 'x' })).toMatchObject({
      ok: true,
    })
    expect(await statesOf(over.id)).toEqual(['removed', 'waitlisted'])
  })
})

describe('changing places', () => {
  test('never below what is taken, and new places go to the list in its order', async () => {
    const edition = await buildEdition(db, { places: 2 })
    const people = await buildPeople(
      db,
      Array.from({ length: 5 }, () => ({})),
    )
    await buildEnrolments(
      db,
      people.map(
        ({ id: personId }, i) =>
          ({ editionId: edition.id, personId, state: i < 2 ? 'enrolled' : 'waitlisted' }) as const,
      ),
    )
    expect(await changePlaces(administrator, edition.id, 1, 1)).toEqual({
      ok: false,
      reason: 'placesBelowTaken',
      params: { taken: 2 },
      field: 'places',
    })
    expect(await changePlaces(administrator, edition.id, 4, 9)).toEqual({ ok: false, reason: 'stale' })
    expect(await changePlaces(administrator, edition.id, 4, 1)).toEqual({ ok: true, value: undefined })
    expect(await statesOf(edition.id)).toEqual(['enrolled', 'enrolled', 'enrolled', 'enrolled', 'waitlisted'])
    expect(await db.edition.findUnique({ where: { id: edition.id } })).toMatchObject({
      places: 4,
      takenCount: 4,
      version: 2,
    })
    expect(
      await db.outboxMessage.count({
        where: { kind: 'enrolment.promoted', personId: { in: people.map(({ id }) => id) } },
      }),
    ).toBe(2)
  })
})
