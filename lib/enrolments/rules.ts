import type { WayIn } from '@prisma/client'
import { Temporal } from 'temporal-polyfill'
import { type EditionDates, type EnrolmentDates, editionPhase, enrolmentWindow } from '@/lib/catalogue/rules'
import { dayIn } from '@/lib/platform/days'
import type { Reason } from '@/lib/platform/result'
import type { EnrolmentState, MyEnrolment } from './schema'

/** Every change of state that can happen. What is not here is refused. */
const transitions: Record<EnrolmentState | 'none', readonly EnrolmentState[]> = {
  none: ['enrolled', 'waitlisted'],
  waitlisted: ['enrolled', 'withdrawn', 'removed'],
  offered: ['enrolled', 'withdrawn', 'removed'],
  enrolled: ['completed', 'failed', 'withdrawn', 'removed'],
  completed: [],
  failed: [],
  withdrawn: ['enrolled', 'waitlisted'],
  removed: ['enrolled', 'waitlisted'],
}

export function canBecome(from: EnrolmentState | null, to: EnrolmentState): boolean {
  return transitions[from ?? 'none'].includes(to)
}

/** The states that take one of the edition's places, as the database counts them. */
export const placeTakingStates = ['offered', 'enrolled', 'completed', 'failed'] as const satisfies EnrolmentState[]

/** The states of those who are in an edition: with a place, or waiting for one. */
export const inStates = ['waitlisted', ...placeTakingStates] as const satisfies EnrolmentState[]

export function isIn(state: EnrolmentState): boolean {
  return (inStates as readonly EnrolmentState[]).includes(state)
}

export type Places = { places: number; takenCount: number; waitingCount: number }

/** What somebody who comes now gets: nobody passes those who wait already. */
export function placeFor(edition: Places): 'enrolled' | 'waitlisted' {
  return placesFor(edition, 1)[0] ?? 'waitlisted'
}

/** What so many get who come now, in their order. */
export function placesFor({ places, takenCount, waitingCount }: Places, count: number): ('enrolled' | 'waitlisted')[] {
  const freeCount = waitingCount === 0 ? places - takenCount : 0
  return Array.from({ length: count }, (_, i) => (i < freeCount ? 'enrolled' : 'waitlisted'))
}

export type Allotted = 'enrolled' | 'waitlisted' | 'in'

/** What becomes of a selection of people in its order, given what each is on the edition already. */
export function allot(edition: Places, owns: (EnrolmentState | null)[]): Allotted[] {
  const joining = placesFor(edition, owns.filter((own) => !(own && isIn(own))).length)
  let next = 0
  return owns.map((own) => (own && isIn(own) ? 'in' : (joining[next++] ?? 'waitlisted')))
}

/** Whom the free places go to: those who wait, in the list's order. */
export function toPromote<T extends { queueSeq: number }>(
  edition: Omit<Places, 'waitingCount'>,
  waiting: readonly T[],
): T[] {
  const freeCount = Math.max(0, edition.places - edition.takenCount)
  return waiting.toSorted((one, other) => one.queueSeq - other.queueSeq).slice(0, freeCount)
}

/** Free places go to the waiting list only while there is still something to take part in. */
export function promotes(edition: EditionDates, now: Date): boolean {
  return ['upcoming', 'running'].includes(editionPhase(edition, now))
}

export type Outlook =
  | { kind: 'in'; state: EnrolmentState }
  | { kind: 'open'; to: 'enrolled' | 'waitlisted' }
  | { kind: 'shut'; reason: Reason }

/** What the panel of an edition's page says to its reader. */
export type EnrolmentOutlook = {
  slug: string
  zone: string
  outlook: Outlook
  enrolFromAt: Date | null
  waitingCount: number
  /** The viewer's place in the list, where they wait. */
  position: number | null
  /** Of the viewer's earlier enrolment, 0 where there is none. */
  version: number
}

/** What a person can do about an edition by themself: `own` is the state of the enrolment that they have already. */
export function decideEnrolment(
  edition: EnrolmentDates & Places & { wayIn: WayIn },
  own: EnrolmentState | null,
  now: Date,
): Outlook {
  if (own && isIn(own)) return { kind: 'in', state: own }
  const reason =
    whyClosed(edition, now) ?? whyNotOpen(edition, now) ?? (own === 'removed' ? 'removedFromEdition' : null)
  return reason ? { kind: 'shut', reason } : { kind: 'open', to: placeFor(edition) }
}

/** Why nobody can be put on the edition any more, not by hand either; null where they can. */
export function whyClosed(edition: EditionDates, now: Date): Reason | null {
  switch (editionPhase(edition, now)) {
    case 'draft':
      return 'editionNotPublished'
    case 'cancelled':
      return 'editionCancelled'
    case 'over':
    case 'archived':
      return 'editionOver'
    default:
      return null
  }
}

function whyNotOpen(edition: EnrolmentDates & { wayIn: WayIn }, now: Date): Reason | null {
  if (edition.wayIn === 'application') return 'wayInApplication'
  if (edition.wayIn === 'nomination') return 'wayInNomination'
  if (edition.wayIn === 'invitation') return 'wayInInvitation'
  const window = enrolmentWindow(edition, now)
  if (window === 'notYet') return 'enrolmentNotYet'
  return window === 'closed' ? 'enrolmentClosed' : null
}

/** Why a person cannot withdraw from an edition; null where they can. */
export function whyNoWithdrawal(edition: EditionDates, own: EnrolmentState, now: Date): Reason | null {
  const closed = whyClosed(edition, now)
  if (closed) return closed
  return canBecome(own, 'withdrawn') ? null : 'cannotWithdraw'
}

type Shown = Pick<MyEnrolment, 'state' | 'phase' | 'endsOn'>

/** What a person takes part in, what is still to come or under way without them, and what lies behind them. */
export function groupOf({ state, phase, endsOn }: Shown, now: Date): 'current' | 'left' | 'earlier' {
  if (['draft', 'upcoming', 'running'].includes(phase)) return isIn(state) ? 'current' : 'left'
  return phase === 'cancelled' && endsOn > now ? 'left' : 'earlier'
}

export type Headline =
  | { kind: 'now' }
  | { kind: 'minutes'; minutes: number }
  | { kind: 'today' }
  | { kind: 'later' }
  | { kind: 'nothing' }

/** How the learner's day begins: what is next, in minutes only where it is less than an hour away. */
export function headlineOf(next: { startsAt: Date; endsAt: Date } | null, now: Date, zone: string): Headline {
  if (!next || next.endsAt <= now) return { kind: 'nothing' }
  const minutes = Math.ceil((next.startsAt.getTime() - now.getTime()) / 60_000)
  if (minutes <= 0) return { kind: 'now' }
  if (minutes < 60) return { kind: 'minutes', minutes }
  return { kind: dayIn(zone, next.startsAt) === dayIn(zone, now) ? 'today' : 'later' }
}

/** A day of a zone: the instants between which it lasts, 23 or 25 hours where the clocks change. */
export type Day = { on: string; from: Date; to: Date }

/** So many days of a zone from the one that it is now. */
export function daysFrom(now: Date, zone: string, count: number): Day[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).startOfDay()
  const starts = Array.from({ length: count + 1 }, (_, i) => today.add({ days: i }).startOfDay())
  return starts.slice(0, count).map((start, i) => ({
    on: start.toPlainDate().toString(),
    from: new Date(start.epochMilliseconds),
    to: new Date(starts[i + 1]?.epochMilliseconds ?? start.epochMilliseconds),
  }))
}
