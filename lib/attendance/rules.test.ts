import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, end, enrolled, HOUR, held, later, rule, start } from '@/scripts/vitest/held-session'
import {
  absencesInRow,
  attendanceRate,
  countMarks,
  fallsWithin,
  isOnRoll,
  isOver,
  mergeMark,
  OPENS_BEFORE_MS,
  type RatedSession,
  registerIsOpen,
  registerMayClose,
  registerPhase,
} from './rules'
import { markValues } from './schema'

const SECOND = 1000

describe('the register', () => {
  const session = { startsAt: start, endsAt: end, isLive: true }
  const open = { state: 'open' as const }

  test('opens 15 minutes before the start, to the second', () => {
    const opens = later(start, -OPENS_BEFORE_MS)
    expect(registerIsOpen(session, open, later(opens, -SECOND))).toBe(false)
    expect(registerIsOpen(session, open, opens)).toBe(true)
    expect(registerIsOpen(session, open, later(opens, SECOND))).toBe(true)
    expect(registerPhase(session, open, later(opens, -SECOND))).toBe('notYet')
  })

  test('stays open after the session, until it is closed', () => {
    expect(registerIsOpen(session, open, later(end, 400 * 24 * HOUR))).toBe(true)
    expect(registerPhase(session, { state: 'closed' }, after)).toBe('closed')
    expect(registerIsOpen(session, { state: 'closed' }, after)).toBe(false)
  })

  test('closes from the start of the session, to the second', () => {
    expect(registerMayClose(session, open, later(start, -SECOND))).toBe(false)
    expect(registerMayClose(session, open, start)).toBe(true)
    expect(registerMayClose(session, { state: 'closed' }, after)).toBe(false)
  })

  test('of a cancelled session is neither open nor closed', () => {
    expect(registerPhase({ ...session, isLive: false }, open, after)).toBe('cancelled')
  })
})

describe('the roll', () => {
  const session = { startsAt: start, endsAt: end }
  const during = (beganAt: Date | null, endedAt: Date | null, state = endedAt ? 'withdrawn' : 'enrolled') => ({
    state,
    beganAt,
    endedAt,
  })

  test('holds who was enrolled at any moment of the session', () => {
    expect(isOnRoll(during(later(end, -SECOND), null), session)).toBe(true)
    expect(isOnRoll(during(end, null), session)).toBe(false)
    expect(isOnRoll(during(enrolled.beganAt, later(start, SECOND)), session)).toBe(true)
    expect(isOnRoll(during(enrolled.beganAt, start), session)).toBe(false)
  })

  test('holds nobody who waits or is only offered a place', () => {
    expect(isOnRoll(during(null, null, 'waitlisted'), session)).toBe(false)
    expect(isOnRoll(during(null, null, 'offered'), session)).toBe(false)
    expect(isOnRoll(during(enrolled.beganAt, null, 'waitlisted'), session)).toBe(false)
    expect(isOnRoll(during(enrolled.beganAt, null, 'completed'), session)).toBe(true)
  })

  test('a session falls within an enrolment from its first second to its last', () => {
    expect(fallsWithin(session, during(start, end))).toBe(true)
    expect(fallsWithin(session, during(later(start, SECOND), null))).toBe(false)
    expect(fallsWithin(session, during(later(start, -SECOND), null))).toBe(true)
    expect(fallsWithin(session, during(enrolled.beganAt, later(end, -SECOND)))).toBe(false)
    expect(fallsWithin(session, during(enrolled.beganAt, later(end, SECOND)))).toBe(true)
    expect(fallsWithin(session, during(null, null, 'waitlisted'))).toBe(false)
  })

  test('whoever’s session falls within the enrolment stands on its roll', () => {
    const instant = fc.integer({ min: -7200, max: 7200 }).map((seconds) => later(start, seconds * SECOND))
    fc.assert(
      fc.property(
        instant,
        fc.option(instant),
        fc.constantFrom('enrolled', 'withdrawn', 'completed'),
        (beganAt, endedAt, state) => {
          const enrolment = { state, beganAt, endedAt }
          expect(fallsWithin(session, enrolment) && !isOnRoll(enrolment, session)).toBe(false)
        },
      ),
    )
  })
})

describe('the attendance rate', () => {
  const rate = (...sessions: RatedSession[]) => attendanceRate(rule, enrolled, sessions, after)

  test('is null while nothing counts yet', () => {
    expect(rate()).toEqual({
      ratePermille: null,
      bestPermille: null,
      countedSessions: 0,
      heldSessions: 0,
      totalSessions: 0,
    })
    expect(rate(held('absent', { registerState: 'open' }))).toMatchObject({
      ratePermille: null,
      bestPermille: 1000,
      heldSessions: 1,
    })
    expect(rate(held('excused'))).toMatchObject({ ratePermille: null, countedSessions: 0, heldSessions: 1 })
  })

  test('leaves out what does not count, is cancelled, or lies outside the enrolment', () => {
    const others = [
      held('absent', { countsAttendance: false }),
      held('absent', { isLive: false }),
      held('absent', { startsAt: new Date('2026-08-31T23:59:59Z') }),
      held('absent', { registerState: 'open' }),
      held(null),
    ]
    expect(rate(held('present'), ...others)).toEqual({
      ratePermille: 1000,
      bestPermille: 1000,
      countedSessions: 1,
      heldSessions: 3,
      totalSessions: 3,
    })
  })

  test('counts a session from the second in which it is over', () => {
    const at = (now: Date) => attendanceRate(rule, enrolled, [held('absent')], now).ratePermille
    expect(at(later(end, -SECOND))).toBeNull()
    expect(at(end)).toBe(0)
    expect(at(later(end, SECOND))).toBe(0)
    expect([isOver({ endsAt: end }, later(end, -SECOND)), isOver({ endsAt: end }, end)]).toEqual([false, true])
  })

  test('late and left early count as the edition says, excused is left out', () => {
    expect(rate(held('late'), held('excused')).ratePermille).toBe(500)
    expect(rate(held('leftEarly'), held('absent')).ratePermille).toBe(375)
  })

  test('four of five is 80 % exactly, and 79.99 % is never called 80', () => {
    expect(rate(...Array(4).fill(held('present')), held('absent')).ratePermille).toBe(800)
    expect(rate(...Array(3999).fill(held('present')), ...Array(1001).fill(held('absent'))).ratePermille).toBe(799)
  })

  test('by minutes, a long session weighs more than a short one', () => {
    const long = held('present', { endsAt: later(start, 3 * HOUR) })
    const short = held('absent', { endsAt: later(start, HOUR) })
    const byMinutes = attendanceRate({ ...rule, rateBasis: 'minutes' }, enrolled, [long, short], later(end, 9 * HOUR))
    expect(byMinutes.ratePermille).toBe(750)
  })

  test('the best that can still be reached supposes presence from now on', () => {
    const toCome = held(null, { startsAt: later(end, 24 * HOUR), endsAt: later(end, 25 * HOUR), registerState: 'open' })
    expect(rate(held('absent'), toCome, toCome, toCome).bestPermille).toBe(750)
  })

  const anySession = fc.record({
    value: fc.option(fc.constantFrom(...markValues)),
    hours: fc.integer({ min: 1, max: 8 }),
    isLive: fc.boolean(),
    countsAttendance: fc.boolean(),
    registerState: fc.constantFrom('open' as const, 'closed' as const),
  })
  const anyRule = fc.record({
    rateBasis: fc.constantFrom('sessions' as const, 'minutes' as const),
    latePermille: fc.integer({ min: 0, max: 1000 }),
    leftEarlyPermille: fc.integer({ min: 0, max: 1000 }),
  })
  const asRated = (sessions: { hours: number; [key: string]: unknown }[]) =>
    sessions.map(({ hours, ...session }) => held(null, { ...session, startsAt: later(end, -hours * HOUR) }))

  test('lies between none and all, is null exactly where nothing counts, and never passes the best that can be reached', () => {
    fc.assert(
      fc.property(anyRule, fc.array(anySession, { maxLength: 30 }), (anyOf, sessions) => {
        const { ratePermille, bestPermille, countedSessions, heldSessions, totalSessions } = attendanceRate(
          anyOf,
          enrolled,
          asRated(sessions),
          after,
        )
        expect(ratePermille === null).toBe(countedSessions === 0)
        expect(countedSessions <= heldSessions && heldSessions <= totalSessions).toBe(true)
        if (ratePermille === null) return
        expect(Number.isInteger(ratePermille) && ratePermille >= 0 && ratePermille <= 1000).toBe(true)
        expect(bestPermille).toBeGreaterThanOrEqual(ratePermille)
      }),
    )
  })

  test('does not depend on the order of the sessions, and a better mark never lowers it', () => {
    fc.assert(
      fc.property(
        anyRule,
        fc.array(anySession, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        (anyOf, sessions, which) => {
          const rated = asRated(sessions)
          const now = attendanceRate(anyOf, enrolled, rated, after).ratePermille
          expect(attendanceRate(anyOf, enrolled, rated.toReversed(), after).ratePermille).toBe(now)
          const better = rated.map((one, i) =>
            i === which % rated.length && one.value === 'absent' ? { ...one, value: 'present' as const } : one,
          )
          expect(attendanceRate(anyOf, enrolled, better, after).ratePermille ?? 1000).toBeGreaterThanOrEqual(now ?? 0)
        },
      ),
    )
  })
})

test('absences in a row are counted from the last session back, excused ones passed over', () => {
  expect(absencesInRow([])).toBe(0)
  expect(absencesInRow(['absent', 'absent', 'present'])).toBe(0)
  expect(absencesInRow(['present', 'absent', 'excused', null, 'absent'])).toBe(2)
  expect(absencesInRow(['late', 'absent'])).toBe(1)
})

test('marks are counted by their value', () => {
  expect(countMarks(['present', null, 'late', 'present'])).toEqual({
    present: 2,
    late: 1,
    leftEarly: 0,
    excused: 0,
    absent: 0,
  })
})

describe('a stale page laid over what is saved now', () => {
  test('keeps what somebody else saved where the reader changed nothing', () => {
    expect(mergeMark('late', { to: 'present', from: 'present' })).toEqual({
      value: 'late',
      savedMeanwhile: 'late',
      isContested: false,
    })
    expect(mergeMark('late', null)).toEqual({ value: 'late', savedMeanwhile: null, isContested: false })
  })

  test('keeps what the reader meant and names what was saved where both changed it', () => {
    expect(mergeMark('late', { to: 'absent', from: 'present' })).toEqual({
      value: 'absent',
      savedMeanwhile: 'late',
      isContested: true,
    })
    expect(mergeMark('late', { to: 'absent', from: null })).toEqual({
      value: 'absent',
      savedMeanwhile: 'late',
      isContested: true,
    })
  })

  test('has nothing to ask where both meant the same, or only the reader changed it', () => {
    expect(mergeMark('absent', { to: 'absent', from: 'present' })).toEqual({
      value: 'absent',
      savedMeanwhile: null,
      isContested: false,
    })
    expect(mergeMark('present', { to: 'absent', from: 'present' })).toEqual({
      value: 'absent',
      savedMeanwhile: null,
      isContested: false,
    })
    expect(mergeMark(null, { to: 'absent', from: null })).toEqual({
      value: 'absent',
      savedMeanwhile: null,
      isContested: false,
    })
  })
})
