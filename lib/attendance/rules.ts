import { type MarkValue, type Meant, markValues } from './schema'

/** The roll may be called from this long before a session starts. */
export const OPENS_BEFORE_MS = 15 * 60_000

type Times = { startsAt: Date; endsAt: Date }
type Planned = Times & { isLive: boolean; countsAttendance: boolean }
export type RegisterState = 'open' | 'closed'
type Enrolled = { state: string; beganAt: Date | null; endedAt: Date | null }

/** What an edition says about its rate; parts and weights in thousandths. */
export type RateRule = { rateBasis: 'sessions' | 'minutes'; latePermille: number; leftEarlyPermille: number }

/** A session of an edition as one learner's rate sees it; `value` is their mark, null where there is none. */
export type RatedSession = Planned & { registerState: RegisterState; value: MarkValue | null }

export type Attendance = {
  /** In thousandths, rounded down so that a rate never looks reached when it is not; null while nothing counts yet. */
  ratePermille: number | null
  /** What the rate would be at the end if the learner were present from now on; null where nothing will count. */
  bestPermille: number | null
  /** The sessions that the rate rests on: held, register closed, marked, not excused. */
  countedSessions: number
  /** The sessions within the enrolment that count and are over, whether or not their register is closed. */
  heldSessions: number
  /** All within the enrolment that count, those to come included. */
  totalSessions: number
}

export type RegisterPhase = 'cancelled' | 'notYet' | 'open' | 'closed'

export function registerPhase(
  session: { startsAt: Date; isLive: boolean },
  register: { state: RegisterState },
  now: Date,
): RegisterPhase {
  if (!session.isLive) return 'cancelled'
  if (register.state === 'closed') return 'closed'
  return now.getTime() < session.startsAt.getTime() - OPENS_BEFORE_MS ? 'notYet' : 'open'
}

/** Whether marks can be saved: from 15 minutes before the session starts until the register is closed. */
export function registerIsOpen(
  session: { startsAt: Date; isLive: boolean },
  register: { state: RegisterState },
  now: Date,
): boolean {
  return registerPhase(session, register, now) === 'open'
}

/** A register is closed once its session has begun: who enrols after that was not there from the start. */
export function registerMayClose(
  session: { startsAt: Date; isLive: boolean },
  register: { state: RegisterState },
  now: Date,
): boolean {
  return registerIsOpen(session, register, now) && hasBegun(session, now)
}

export function hasBegun(session: { startsAt: Date }, now: Date): boolean {
  return session.startsAt <= now
}

export function isOver(session: { endsAt: Date }, now: Date): boolean {
  return session.endsAt <= now
}

export type Timing = { kind: 'cancelled' | 'later' | 'over' } | { kind: 'soon' | 'underWay'; minutes: number }

/** Where a session stands against the clock; minutes are whole ones begun, from an hour before its start until its end. */
export function timingOf(session: Times & { isLive: boolean }, now: Date): Timing {
  if (!session.isLive) return { kind: 'cancelled' }
  if (isOver(session, now)) return { kind: 'over' }
  const minutesTo = (at: Date) => Math.ceil((at.getTime() - now.getTime()) / 60_000)
  if (hasBegun(session, now)) return { kind: 'underWay', minutes: minutesTo(session.endsAt) }
  const minutes = minutesTo(session.startsAt)
  return minutes <= 60 ? { kind: 'soon', minutes } : { kind: 'later' }
}

/** Whether a learner stands on a session's roll: enrolled at any moment of it. */
export function isOnRoll({ state, beganAt, endedAt }: Enrolled, { startsAt, endsAt }: Times): boolean {
  if (beganAt === null || beganAt >= endsAt) return false
  return endedAt === null ? holdsPlace(state) : endedAt > startsAt
}

/** Whether a session falls within an enrolment, from its first minute to its last: only then can it count. */
export function fallsWithin({ startsAt, endsAt }: Times, { state, beganAt, endedAt }: Enrolled): boolean {
  if (beganAt === null || beganAt > startsAt) return false
  return endedAt === null ? holdsPlace(state) : endedAt >= endsAt
}

function holdsPlace(state: string): boolean {
  return ['enrolled', 'completed', 'failed'].includes(state)
}

export function attendanceRate(rule: RateRule, enrolment: Enrolled, sessions: RatedSession[], now: Date): Attendance {
  const { within, counted, open } = counting(rule, enrolment, sessions, now)
  return {
    ratePermille: part(rule, counted),
    bestPermille: part(rule, [...counted, ...all(open, 'present')]),
    countedSessions: counted.length,
    heldSessions: within.filter((session) => isOver(session, now)).length,
    totalSessions: within.length,
  }
}

/** What a learner still lacks to pass: nothing, so many of the sessions not yet counted, or more than there are. */
export type ToPass =
  | { kind: 'nothingCounts' | 'reached' | 'beyond' }
  | { kind: 'needs'; count: number; ofCount: number }

/** Of `ofCount` sessions that are still to be counted, at least how many the learner must be present at; the long ones help most. */
export function toPass(
  { ratePermille, ...rule }: RateRule & { ratePermille: number },
  enrolment: Enrolled,
  sessions: RatedSession[],
  now: Date,
): ToPass {
  const { counted, open } = counting(rule, enrolment, sessions, now)
  const longestFirst = open.toSorted((one, other) => lengthOf(other) - lengthOf(one))
  const rateWith = (count: number) => {
    const [attended, missed] = [longestFirst.slice(0, count), longestFirst.slice(count)]
    return part(rule, [...counted, ...all(attended, 'present'), ...all(missed, 'absent')])
  }
  if (rateWith(0) === null) return { kind: 'nothingCounts' }
  const count = Array.from({ length: open.length + 1 }, (_, i) => i).find((i) => (rateWith(i) ?? 0) >= ratePermille)
  if (count === undefined) return { kind: 'beyond' }
  return count === 0 ? { kind: 'reached' } : { kind: 'needs', count, ofCount: open.length }
}

/** Of a learner's sessions: those that count, those decided that weigh, and those not decided yet. */
function counting(rule: RateRule, enrolment: Enrolled, sessions: RatedSession[], now: Date) {
  const within = sessions.filter(
    (session) => session.isLive && session.countsAttendance && fallsWithin(session, enrolment),
  )
  const isDecided = (session: RatedSession) => isOver(session, now) && session.registerState === 'closed'
  return {
    within,
    counted: within.filter((session) => isDecided(session) && weightOf(rule, session.value) !== null),
    open: within.filter((session) => !isDecided(session)),
  }
}

const all = (sessions: RatedSession[], value: MarkValue) => sessions.map((session) => ({ ...session, value }))
const lengthOf = ({ startsAt, endsAt }: Times) => endsAt.getTime() - startsAt.getTime()

/** Thousandths of the sessions or minutes given; whole numbers until the one division, so that 80 % is 800 exactly. */
function part(rule: RateRule, sessions: RatedSession[]): number | null {
  let reached = 0
  let possible = 0
  for (const session of sessions) {
    const size = rule.rateBasis === 'minutes' ? session.endsAt.getTime() - session.startsAt.getTime() : 1
    reached += (weightOf(rule, session.value) ?? 0) * size
    possible += size
  }
  return possible === 0 ? null : Math.floor(reached / possible)
}

/** What a mark counts for, in thousandths; null where it is left out. */
function weightOf(rule: RateRule, value: MarkValue | null): number | null {
  if (value === null || value === 'excused') return null
  return { present: 1000, late: rule.latePermille, leftEarly: rule.leftEarlyPermille, absent: 0 }[value]
}

/** How many sessions a learner has missed since they last came, from marks in the order of the sessions. Excused is passed over. */
export function absencesInRow(values: (MarkValue | null)[]): number {
  let missed = 0
  for (const value of values.toReversed()) {
    if (value === 'absent') missed += 1
    else if (value !== null && value !== 'excused') break
  }
  return missed
}

/** How many learners have each mark. */
export function countMarks(values: Iterable<MarkValue | null>): Record<MarkValue, number> {
  const counts = Object.fromEntries(markValues.map((value) => [value, 0])) as Record<MarkValue, number>
  for (const value of values) if (value) counts[value] += 1
  return counts
}

export type Merged = {
  /** What the form shows now: what was meant where the reader changed it, else what is saved. */
  value: MarkValue | null
  /** What somebody else saved in the meantime, where it differs from what the reader's page showed. */
  savedMeanwhile: MarkValue | null
  /** Whether the reader meant something else than what was saved in the meantime. */
  isContested: boolean
}

/** Lays what a stale page meant over what is saved now, one learner at a time. */
export function mergeMark(saved: MarkValue | null, meant: Meant | null): Merged {
  if (!meant) return { value: saved, savedMeanwhile: null, isContested: false }
  const isTouched = meant.to !== meant.from
  const isSavedAnew = saved !== meant.from
  return {
    value: isTouched ? meant.to : saved,
    savedMeanwhile: isSavedAnew && saved !== meant.to ? saved : null,
    isContested: isSavedAnew && isTouched && saved !== meant.to && saved !== null,
  }
}
