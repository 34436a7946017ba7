import type { EnrolmentState } from '@prisma/client'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allot,
  canBecome,
  daysFrom,
  decideEnrolment,
  groupOf,
  headlineOf,
  isIn,
  placeFor,
  placeTakingStates,
  toPromote,
  whyNoWithdrawal,
} from './rules'

const states: EnrolmentState[] = ['waitlisted', 'offered', 'enrolled', 'completed', 'withdrawn', 'removed', 'failed']
const opens = new Date('2026-09-01T08:00:00Z')
const closes = new Date('2026-09-20T22:00:00Z')
const edition = {
  state: 'published' as const,
  wayIn: 'open' as const,
  zone: 'Europe/Rome',
  startsOn: new Date('2026-10-05'),
  endsOn: new Date('2026-12-18'),
  enrolFromAt: opens,
  enrolUntilAt: closes,
  places: 10,
  takenCount: 4,
  waitingCount: 0,
}
const during = new Date('2026-09-10T12:00:00Z')
const seconds = (at: Date, count: number) => new Date(at.getTime() + count * 1000)

describe('what a person can do about an edition', () => {
  test('a free place is theirs; a full edition, or one that others wait for, has a list', () => {
    expect(decideEnrolment(edition, null, during)).toEqual({ kind: 'open', to: 'enrolled' })
    expect(decideEnrolment({ ...edition, takenCount: 10 }, null, during)).toEqual({ kind: 'open', to: 'waitlisted' })
    expect(decideEnrolment({ ...edition, waitingCount: 1 }, null, during)).toEqual({ kind: 'open', to: 'waitlisted' })
  })

  test('the window opens at its first moment and closes at its last', () => {
    const at = (now: Date) => decideEnrolment(edition, null, now)
    expect(at(seconds(opens, -1))).toEqual({ kind: 'shut', reason: 'enrolmentNotYet' })
    expect(at(opens)).toEqual({ kind: 'open', to: 'enrolled' })
    expect(at(seconds(opens, 1))).toEqual({ kind: 'open', to: 'enrolled' })
    expect(at(seconds(closes, -1))).toEqual({ kind: 'open', to: 'enrolled' })
    expect(at(closes)).toEqual({ kind: 'shut', reason: 'enrolmentClosed' })
    expect(at(seconds(closes, 1))).toEqual({ kind: 'shut', reason: 'enrolmentClosed' })
  })

  test('without an end the window closes with the edition’s last day, in its own zone', () => {
    const endless = { ...edition, enrolUntilAt: null }
    const midnightInRome = new Date('2026-12-18T23:00:00Z')
    expect(decideEnrolment(endless, null, seconds(midnightInRome, -1))).toEqual({ kind: 'open', to: 'enrolled' })
    expect(decideEnrolment(endless, null, midnightInRome)).toEqual({ kind: 'shut', reason: 'editionOver' })
  })

  test.each([
    [{ wayIn: 'application' as const }, 'wayInApplication'],
    [{ wayIn: 'nomination' as const }, 'wayInNomination'],
    [{ wayIn: 'invitation' as const }, 'wayInInvitation'],
    [{ state: 'draft' as const }, 'editionNotPublished'],
    [{ state: 'cancelled' as const }, 'editionCancelled'],
    [{ state: 'archived' as const }, 'editionOver'],
  ])('%o is shut', (change, reason) => {
    expect(decideEnrolment({ ...edition, ...change }, null, during)).toEqual({ kind: 'shut', reason })
  })

  test('who withdrew may come back, who was removed may not by themself, who is in is in', () => {
    expect(decideEnrolment(edition, 'withdrawn', during)).toEqual({ kind: 'open', to: 'enrolled' })
    expect(decideEnrolment(edition, 'removed', during)).toEqual({ kind: 'shut', reason: 'removedFromEdition' })
    for (const own of states.filter(isIn)) {
      expect(decideEnrolment({ ...edition, state: 'cancelled' }, own, during)).toEqual({ kind: 'in', state: own })
    }
  })

  test('withdrawing ends with the edition', () => {
    const lastMoment = new Date('2026-12-18T22:59:59Z')
    expect(whyNoWithdrawal(edition, 'enrolled', lastMoment)).toBe(null)
    expect(whyNoWithdrawal(edition, 'enrolled', seconds(lastMoment, 1))).toBe('editionOver')
    expect(whyNoWithdrawal({ ...edition, state: 'cancelled' }, 'enrolled', during)).toBe('editionCancelled')
    expect(whyNoWithdrawal(edition, 'completed', during)).toBe('cannotWithdraw')
  })
})

describe('the table of changes', () => {
  test('what is completed or failed stays so', () => {
    for (const to of states) expect([canBecome('completed', to), canBecome('failed', to)]).toEqual([false, false])
  })

  test('nothing changes into itself, and only who left can come in anew', () => {
    for (const state of states) expect(canBecome(state, state)).toBe(false)
    expect(states.filter((state) => canBecome(state, 'waitlisted'))).toEqual(['withdrawn', 'removed'])
  })
})

describe('the day', () => {
  const session = { startsAt: new Date('2026-11-16T14:00:00Z'), endsAt: new Date('2026-11-16T15:30:00Z') }
  const at = (now: Date, zone = 'Africa/Nairobi') => headlineOf(session, now, zone)

  test('counts minutes in the last hour alone, and names the day before that', () => {
    expect(at(seconds(session.startsAt, -3600))).toEqual({ kind: 'today' })
    expect(at(seconds(session.startsAt, -3599))).toEqual({ kind: 'today' })
    expect(at(seconds(session.startsAt, -3540))).toEqual({ kind: 'minutes', minutes: 59 })
    expect(at(seconds(session.startsAt, -1))).toEqual({ kind: 'minutes', minutes: 1 })
    expect(at(session.startsAt)).toEqual({ kind: 'now' })
    expect(at(seconds(session.endsAt, -1))).toEqual({ kind: 'now' })
    expect(at(session.endsAt)).toEqual({ kind: 'nothing' })
    expect(headlineOf(null, during, 'UTC')).toEqual({ kind: 'nothing' })
  })

  test('today is the reader’s', () => {
    const evening = new Date('2026-11-15T22:00:00Z')
    expect(at(evening, 'Africa/Nairobi')).toEqual({ kind: 'today' })
    expect(at(evening, 'Europe/Rome')).toEqual({ kind: 'later' })
  })

  test('days follow one another without a gap, also where the clocks change', () => {
    const days = daysFrom(new Date('2026-10-23T12:00:00Z'), 'Europe/Rome', 4)
    expect(days.map(({ on }) => on)).toEqual(['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26'])
    expect(days.map(({ from, to }) => (to.getTime() - from.getTime()) / 3_600_000)).toEqual([24, 24, 25, 24])
    expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to))
  })
})

/** A whole edition as the rules alone see it: what the commands do to the database, done to a list. */
type Row = { person: number; state: EnrolmentState; queueSeq: number; promotedAt?: number }
type World = { places: number; rows: Row[]; step: number }

const taken = ({ rows }: World) =>
  rows.filter(({ state }) => (placeTakingStates as readonly string[]).includes(state)).length
const waiting = ({ rows }: World) => rows.filter(({ state }) => state === 'waitlisted')

function fill(world: World) {
  for (const row of toPromote({ places: world.places, takenCount: taken(world) }, waiting(world))) {
    row.state = 'enrolled'
    row.promotedAt = world.step
  }
}

const acts = {
  enrol(world: World, person: number) {
    const own = world.rows.find((row) => row.person === person)
    if (own && isIn(own.state)) return
    const state = placeFor({ places: world.places, takenCount: taken(world), waitingCount: waiting(world).length })
    if (!canBecome(own?.state ?? null, state)) return
    const queueSeq = state === 'waitlisted' ? Math.max(0, ...world.rows.map((row) => row.queueSeq)) + 1 : 0
    world.rows = [...world.rows.filter((row) => row !== own), { person, state, queueSeq }]
  },
  withdraw(world: World, person: number) {
    const own = world.rows.find((row) => row.person === person)
    if (own && canBecome(own.state, 'withdrawn')) own.state = 'withdrawn'
    fill(world)
  },
  remove(world: World, person: number) {
    const own = world.rows.find((row) => row.person === person)
    if (own && canBecome(own.state, 'removed')) own.state = 'removed'
    fill(world)
  },
  complete(world: World, person: number) {
    const own = world.rows.find((row) => row.person === person)
    if (own && canBecome(own.state, 'completed')) own.state = 'completed'
  },
  changePlaces(world: World, places: number) {
    if (places < taken(world)) return
    world.places = places
    fill(world)
  },
}

const anyAct = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('enrol' as const), fc.nat(15)) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('withdraw' as const, 'remove' as const, 'complete' as const), fc.nat(15)),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('changePlaces' as const), fc.integer({ min: 1, max: 12 })) },
)

test('whatever happens in whatever order: never over, never idle, nobody passed in the list', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(anyAct, { maxLength: 80 }), (places, steps) => {
      const world: World = { places, rows: [], step: 0 }
      for (const [act, value] of steps) {
        world.step += 1
        const waitedBefore = waiting(world).toSorted((one, other) => one.queueSeq - other.queueSeq)
        acts[act](world, value)
        expect(taken(world)).toBeLessThanOrEqual(world.places)
        if (taken(world) < world.places) expect(waiting(world)).toEqual([])
        const stillWaiting = waitedBefore.find(({ state }) => state === 'waitlisted')
        const promotedNow = world.rows.filter(({ promotedAt }) => promotedAt === world.step)
        if (stillWaiting) for (const { queueSeq } of promotedNow) expect(queueSeq).toBeLessThan(stillWaiting.queueSeq)
        expect(new Set(world.rows.map(({ person }) => person)).size).toBe(world.rows.length)
      }
    }),
    { numRuns: 500 },
  )
})

describe('what becomes of a selection', () => {
  const allotted = (freeCount: number, waitingCount: number, owns: (EnrolmentState | null)[]) =>
    allot({ places: 10, takenCount: 10 - freeCount, waitingCount }, owns)

  test('who is in stays; the free places go in order, the rest wait, and nobody passes those who wait', () => {
    expect(allotted(2, 0, [null, 'completed', 'withdrawn', null, 'waitlisted', 'removed'])).toEqual([
      'enrolled',
      'in',
      'enrolled',
      'waitlisted',
      'in',
      'waitlisted',
    ])
    expect(allotted(2, 1, [null, null])).toEqual(['waitlisted', 'waitlisted'])
    expect(allotted(0, 0, [null])).toEqual(['waitlisted'])
    expect(allotted(-3, 0, [null])).toEqual(['waitlisted'])
  })

  test('gives what as many would get one after the other', () => {
    const counts = fc.nat({ max: 20 })
    fc.assert(
      fc.property(counts, counts, fc.nat({ max: 3 }), counts, (places, takenCount, waitingCount, count) => {
        const one = { places, takenCount, waitingCount }
        const inTurn = Array.from({ length: count }, () => {
          const place = placeFor(one)
          if (place === 'enrolled') one.takenCount += 1
          else one.waitingCount += 1
          return place
        })
        expect(allot({ places, takenCount, waitingCount }, Array(count).fill(null))).toEqual(inTurn)
      }),
    )
  })
})

test('what somebody has left lies behind them only once it is over', () => {
  const now = new Date('2026-11-22T12:00Z')
  const endsOn = new Date('2026-12-18')
  const groups = (phase: 'upcoming' | 'running' | 'cancelled' | 'over' | 'archived', ends = endsOn) =>
    (['enrolled', 'waitlisted', 'withdrawn', 'removed'] as const).map((state) =>
      groupOf({ state, phase, endsOn: ends }, now),
    )
  for (const phase of ['upcoming', 'running'] as const)
    expect(groups(phase)).toEqual(['current', 'current', 'left', 'left'])
  expect(new Set(groups('cancelled'))).toEqual(new Set(['left']))
  for (const phase of ['cancelled', 'over', 'archived'] as const)
    expect(new Set(groups(phase, new Date('2026-11-01')))).toEqual(new Set(['earlier']))
})
