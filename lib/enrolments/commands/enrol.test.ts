import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment, buildEnrolments } from '@/prisma/seed/enrolments'
import { buildOrganisation, buildPeople, type PersonInput } from '@/prisma/seed/people'
import { buildMember, grantOf, memberOf } from '@/prisma/seed/viewers'
import { enrol } from './enrol'
import { withdraw } from './withdraw'

const learner = (input: PersonInput = {}) => buildMember(db, input)

const learners = async (count: number) =>
  (
    await buildPeople(
      db,
      Array.from({ length: count }, () => ({ account: {} })),
    )
  ).map((person) => memberOf(person))

const inOrder = (editionId: string) =>
  db.enrolment.findMany({ where: { editionId }, orderBy: [{ queueSeq: 'asc' }, { createdAt: 'asc' }] })

/** What a busy machine may take for the long ones. */
const LONG_MS = 60_000

describe('60 people at once for 10 places', () => {
  test(
    'exactly 10 are enrolled and the rest on the list in the order in which they were told',
    async () => {
      const edition = await buildEdition(db, { places: 10 })
      const viewers = await learners(60)
      const results = await Promise.all(viewers.map((viewer) => enrol(viewer, { slug: edition.slug })))
      const places = results.map((result) => (result.ok ? result.value : result.reason))
      const told = places.map((place) => (typeof place === 'string' ? place : (place.position ?? place.state)))
      expect(told.filter((what) => what === 'enrolled')).toHaveLength(10)
      expect(told.filter((what) => what !== 'enrolled').toSorted((a, b) => Number(a) - Number(b))).toEqual(
        Array.from({ length: 50 }, (_, i) => i + 1),
      )
      const waiting = (await inOrder(edition.id)).filter((row) => row.state === 'waitlisted')
      const positionOf = new Map(viewers.map((viewer, i) => [viewer.personId, told[i]]))
      expect(waiting.map((row) => positionOf.get(row.personId))).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
      const { takenCount } = await db.edition.findUniqueOrThrow({ where: { id: edition.id } })
      expect(takenCount).toBe(10)
      expect(await db.enrolmentChange.count({ where: { enrolment: { editionId: edition.id } } })).toBe(60)
    },
    LONG_MS,
  )
})

test('the same enrolment ten times at once is one place, and the same answer each time', async () => {
  const edition = await buildEdition(db, { places: 3 })
  const viewer = await learner()
  const results = await Promise.all(Array.from({ length: 10 }, () => enrol(viewer, { editionId: edition.id })))
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  expect(results[0]).toMatchObject({ ok: true, value: { state: 'enrolled', position: null } })
  expect(await db.enrolment.count({ where: { editionId: edition.id } })).toBe(1)
  expect(await db.outboxMessage.count({ where: { personId: viewer.personId } })).toBe(1)
  expect(await db.auditEntry.count({ where: { editionId: edition.id } })).toBe(1)
})

test(
  'people who leave while others come: never over, never idle, in order, twenty times',
  async () => {
    const edition = await buildEdition(db, { places: 4 })
    const inside = await learners(8)
    for (const viewer of inside) await enrol(viewer, { editionId: edition.id })
    for (let round = 0; round < 20; round++) {
      const rows = await inOrder(edition.id)
      const leaving = rows.filter((row) => ['enrolled', 'waitlisted'].includes(row.state)).slice(0, 3)
      const coming = await learners(3)
      const viewerOf = (personId: string) => memberOf({ id: personId, name: '' })
      const results = await Promise.all([
        ...leaving.map((row) =>
          withdraw(viewerOf(row.personId), { enrolmentId: row.id, version: row.version, reason: 'Work.' }),
        ),
        ...coming.map((viewer) => enrol(viewer, { editionId: edition.id })),
      ])
      // Who was promoted in the same moment has another version than they saw: told so, and still in.
      for (const result of results) if (!result.ok) expect(result.reason).toBe('stale')
      const after = await inOrder(edition.id)
      const { takenCount, places } = await db.edition.findUniqueOrThrow({ where: { id: edition.id } })
      const waiting = after.filter((row) => row.state === 'waitlisted')
      expect(after.filter((row) => row.state === 'enrolled')).toHaveLength(takenCount)
      expect(takenCount).toBeLessThanOrEqual(places)
      if (waiting.length > 0) expect(takenCount).toBe(places)
      const firstWaiting = waiting[0]?.queueSeq ?? Number.POSITIVE_INFINITY
      for (const row of after) {
        if (row.state === 'enrolled' && row.queueSeq !== null) expect(row.queueSeq).toBeLessThan(firstWaiting)
      }
    }
  },
  LONG_MS,
)

describe('what an enrolment keeps', () => {
  test('name, country, gender and organisation as they are when it begins', async () => {
    const organisation = await buildOrganisation(db, { name: 'Ministry of Justice' })
    const viewer = await learner({
      name: 'Amina Yusuf',
      country: 'KE',
      gender: 'woman',
      organisationId: organisation.id,
    })
    const edition = await buildEdition(db)
    await enrol(viewer, { editionId: edition.id })
    await db.person.update({ where: { id: viewer.personId }, data: { name: 'Amina Otieno', country: 'UG' } })
    const [row] = await inOrder(edition.id)
    expect(row).toMatchObject({
      state: 'enrolled',
      source: 'self',
      queueSeq: null,
      nameAt: 'Amina Yusuf',
      countryAt: 'KE',
      genderAt: 'woman',
      organisationNameAt: 'Ministry of Justice',
    })
  })

  test('who withdrew comes back to the same row, at the list’s end where it is full', async () => {
    const edition = await buildEdition(db, { places: 1 })
    const [first, second] = (await learners(2)) as [Member, Member]
    await enrol(first, { editionId: edition.id })
    await enrol(second, { editionId: edition.id })
    const own = await db.enrolment.findFirstOrThrow({ where: { personId: first.personId } })
    const left = await withdraw(first, { enrolmentId: own.id, version: own.version, reason: 'Leave.' })
    expect(left).toMatchObject({ ok: true })
    const answer = await enrol(first, { editionId: edition.id, version: 2 })
    expect(answer).toEqual({ ok: true, value: { enrolmentId: own.id, state: 'waitlisted', position: 1 } })
    const changes = await db.enrolmentChange.findMany({
      where: { enrolmentId: own.id },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    expect(changes.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'enrolled', null],
      ['enrolled', 'withdrawn', 'Leave.'],
      ['withdrawn', 'waitlisted', null],
    ])
    // What counted before they left goes on counting.
    expect(await db.enrolment.findUniqueOrThrow({ where: { id: own.id } })).toMatchObject({ beganAt: own.beganAt })
  })

  test('an old page enrols nobody again', async () => {
    const edition = await buildEdition(db)
    const viewer = await learner()
    await buildEnrolment(db, { editionId: edition.id, personId: viewer.personId, state: 'withdrawn' })
    expect(await enrol(viewer, { editionId: edition.id, version: 0 })).toEqual({ ok: false, reason: 'stale' })
    expect(await enrol(viewer, { editionId: edition.id, version: 1 })).toMatchObject({ ok: true })
  })
})

describe('who may enrol in what', () => {
  let outsider: Member
  beforeEach(async () => {
    outsider = await learner()
  })

  test('a restricted edition and a draft are as if they were not there', async () => {
    const restricted = await buildEdition(db, { isRestricted: true })
    const draft = await buildEdition(db, { state: 'draft' })
    const coordinator = await learner()
    const viewers: Viewer[] = [
      outsider,
      visitor,
      { ...coordinator, grants: [grantOf({ role: 'coordinator', editionId: draft.id })] },
    ]
    for (const viewer of viewers)
      expect(await enrol(viewer, { slug: restricted.slug })).toEqual({ ok: false, reason: 'notFound' })
    expect(await enrol(outsider, { slug: draft.slug })).toEqual({ ok: false, reason: 'notFound' })
    expect(await enrol(outsider, { slug: 'no-such-edition' })).toEqual({ ok: false, reason: 'notFound' })
    expect(await db.enrolment.count({ where: { editionId: { in: [restricted.id, draft.id] } } })).toBe(0)
  })

  test('what is in an address or a form by mistake or malice belongs to nothing', async () => {
    const odd = ['-1', '', 'x'.repeat(5000), 'a\u0000b', "' OR 1=1", { not: '' }, ['a'], null, 7] as string[]
    for (const value of odd) {
      expect(await enrol(outsider, { slug: value })).toEqual({ ok: false, reason: 'notFound' })
      expect(await enrol(outsider, { editionId: value })).toEqual({ ok: false, reason: 'notFound' })
      expect(await withdraw(outsider, { enrolmentId: value, version: 1, reason: 'x' })).toEqual({
        ok: false,
        reason: 'notFound',
      })
    }
  })

  test.each(['application', 'nomination', 'invitation'] as const)(
    'an edition by %s takes nobody by themself',
    async (wayIn) => {
      const edition = await buildEdition(db, { wayIn })
      const result = await enrol(outsider, { editionId: edition.id })
      expect(result).toEqual({ ok: false, reason: `wayIn${wayIn[0]?.toUpperCase()}${wayIn.slice(1)}` })
    },
  )

  test('the window is the server’s', async () => {
    const at = (ms: number) => new Date(Date.now() + ms)
    const course = await buildCourse(db)
    const of = (window: { enrolFromAt?: Date; enrolUntilAt?: Date }) =>
      buildEdition(db, { courseId: course.id, ...window })
    expect(await enrol(outsider, { editionId: (await of({ enrolFromAt: at(60_000) })).id })).toEqual({
      ok: false,
      reason: 'enrolmentNotYet',
    })
    expect(await enrol(outsider, { editionId: (await of({ enrolUntilAt: at(-1) })).id })).toEqual({
      ok: false,
      reason: 'enrolmentClosed',
    })
    expect(
      await enrol(outsider, { editionId: (await of({ enrolFromAt: at(-1), enrolUntilAt: at(60_000) })).id }),
    ).toMatchObject({ ok: true })
  })

  test('who was removed cannot come back by themself', async () => {
    const edition = await buildEdition(db)
    await buildEnrolment(db, { editionId: edition.id, personId: outsider.personId, state: 'removed' })
    expect(await enrol(outsider, { editionId: edition.id })).toEqual({ ok: false, reason: 'removedFromEdition' })
  })
})

describe('withdrawing', () => {
  test('gives the place to the next, who is told why it became free', async () => {
    const edition = await buildEdition(db, { places: 1 })
    const [first, second, third] = (await learners(3)) as [Member, Member, Member]
    for (const viewer of [first, second, third]) await enrol(viewer, { editionId: edition.id })
    const own = await db.enrolment.findFirstOrThrow({ where: { personId: first.personId } })
    await withdraw(first, { enrolmentId: own.id, version: 1, reason: 'Work.' })
    const rows = await inOrder(edition.id)
    const stateOf = (viewer: Member) => rows.find((row) => row.personId === viewer.personId)?.state
    expect([first, second, third].map(stateOf)).toEqual(['withdrawn', 'enrolled', 'waitlisted'])
    const freed = await db.enrolmentChange.findFirstOrThrow({ where: { enrolmentId: own.id, to: 'withdrawn' } })
    const promoted = await db.enrolmentChange.findFirstOrThrow({ where: { causeId: freed.id } })
    expect(promoted).toMatchObject({ from: 'waitlisted', to: 'enrolled', byId: null })
    const kinds = await db.outboxMessage.findMany({
      where: { personId: second.personId },
      orderBy: { createdAt: 'asc' },
      select: { kind: true },
    })
    expect(kinds.map(({ kind }) => kind)).toEqual(['enrolment.waitlisted', 'enrolment.promoted'])
  })

  test('asks for no reason, and tells whether one still sees where one stood', async () => {
    const open = await buildEdition(db)
    const restricted = await buildEdition(db, { isRestricted: true })
    const viewer = await learner()
    for (const { id: editionId, isRestricted } of [open, restricted]) {
      const { id } = await buildEnrolment(db, { editionId, personId: viewer.personId, state: 'waitlisted' })
      const answer = { ok: true, value: { isShown: !isRestricted } }
      expect(await withdraw(viewer, { enrolmentId: id, version: 1 })).toEqual(answer)
      expect(await withdraw(viewer, { enrolmentId: id, version: 1 }), 'and again').toEqual(answer)
      const change = await db.enrolmentChange.findFirstOrThrow({ where: { enrolmentId: id, to: 'withdrawn' } })
      expect(change).toMatchObject({ from: 'waitlisted', reason: null })
    }
  })

  test('is done once, and not by an old page', async () => {
    const edition = await buildEdition(db)
    const viewer = await learner()
    const own = await buildEnrolment(db, { editionId: edition.id, personId: viewer.personId })
    expect(await withdraw(viewer, { enrolmentId: own.id, version: 7, reason: 'Work.' })).toEqual({
      ok: false,
      reason: 'stale',
    })
    const results = await Promise.all(
      Array.from({ length: 5 }, () => withdraw(viewer, { enrolmentId: own.id, version: 1, reason: 'Work.' })),
    )
    expect(results.map((result) => result.ok)).toEqual([true, true, true, true, true])
    expect(await db.enrolmentChange.count({ where: { enrolmentId: own.id, to: 'withdrawn' } })).toBe(1)
    expect(await db.outboxMessage.count({ where: { personId: viewer.personId } })).toBe(1)
  })

  test('is the person’s own: to everyone else the enrolment is not there', async () => {
    const edition = await buildEdition(db)
    const own = await buildEnrolment(db, { editionId: edition.id })
    const administrator = {
      ...(await learner()),
      grants: [grantOf({ role: 'administrator' })],
    }
    for (const viewer of [await learner(), administrator, visitor]) {
      expect(await withdraw(viewer, { enrolmentId: own.id, version: 1, reason: 'x' })).toEqual({
        ok: false,
        reason: 'notFound',
      })
    }
  })

  test('ends with the edition, and promotes nobody into one that is cancelled or over', async () => {
    const over = await buildEdition(db, { startsOn: '2020-01-01', endsOn: '2020-02-01', places: 1 })
    const viewer = await learner()
    const [own, waiting] = await buildEnrolments(db, [
      { editionId: over.id, personId: viewer.personId },
      { editionId: over.id, personId: (await learner()).personId, state: 'waitlisted' },
    ])
    expect(await withdraw(viewer, { enrolmentId: own?.id ?? '', version: 1, reason: 'x' })).toEqual({
      ok: false,
      reason: 'editionOver',
    })
    expect(await db.enrolment.findUnique({ where: { id: waiting?.id ?? '' } })).toMatchObject({ state: 'waitlisted' })
  })
})
