import { Temporal } from 'temporal-polyfill'
import { localTime } from '@/lib/platform/inputs'
import { instantOf, type LocalOutcome, localAt, zoned } from '@/lib/platform/local-time'
import { LINK_MINUTES_BEFORE, MOST_MINUTES, MOST_SESSIONS } from './schema'

export { instantOf, type LocalOutcome, localAt } from '@/lib/platform/local-time'

export type Times = { localStart: string; localEnd: string; startsAt: Date; endsAt: Date; fold: number | null }

/** Why a plan has no times. Fields are those of a session's form. */
export type TimesFault =
  | { reason: 'localTimeMissing' | 'localTimeTwice'; field: 'startTime' | 'endTime'; local: string }
  | { reason: 'endBeforeStart' | 'sessionTooLong'; field: 'endTime' }

/** The instants of a session planned from one local time to another. One `fold` serves both. */
export function timesOf(plan: {
  localStart: string
  localEnd: string
  zone: string
  fold?: number | null
}): { ok: true; times: Times } | { ok: false; fault: TimesFault } {
  const { localStart, localEnd, zone, fold } = plan
  const start = instantOf(localStart, zone, fold)
  if (start.kind !== 'at')
    return { ok: false, fault: { reason: reasonOf(start), field: 'startTime', local: localStart } }
  const end = instantOf(localEnd, zone, fold)
  if (end.kind !== 'at') return { ok: false, fault: { reason: reasonOf(end), field: 'endTime', local: localEnd } }
  const minutes = (end.at.getTime() - start.at.getTime()) / 60_000
  if (minutes <= 0) return { ok: false, fault: { reason: 'endBeforeStart', field: 'endTime' } }
  if (minutes > MOST_MINUTES) return { ok: false, fault: { reason: 'sessionTooLong', field: 'endTime' } }
  const keptFold = instantOf(localStart, zone).kind === 'twice' ? (fold ?? null) : null
  return { ok: true, times: { localStart, localEnd, startsAt: start.at, endsAt: end.at, fold: keptFold } }
}

function reasonOf(outcome: LocalOutcome) {
  return outcome.kind === 'missing' ? 'localTimeMissing' : 'localTimeTwice'
}

export type SeriesRule = {
  /** ISO weekdays, Monday 1 to Sunday 7. */
  weekdays: number[]
  /** YYYY-MM-DD, both included. */
  firstOn: string
  lastOn: string
  exceptOn: string[]
  /** HH:mm in the zone. */
  localStart: string
  durationMinutes: number
  zone: string
  /** For all the nights on which the start exists twice. */
  fold?: number | null
}

export type Occurrence = {
  on: string
  localStart: string
  /** Minutes that the zone's clock is ahead of UTC, and by how many that differs from the occurrence before. */
  offsetMinutes: number | null
  clocksMovedMinutes: number
} & (
  | { kind: 'at'; times: Times; isChosen: boolean }
  | { kind: 'missing' }
  | { kind: 'twice'; earlier: Date; later: Date }
)

export type Expansion =
  | { ok: true; occurrences: Occurrence[]; leftOut: string[] }
  | { ok: false; reason: 'seriesTooLong' | 'seriesEmpty' | 'lastBeforeFirst'; count: number }

/** A series' sessions, in order. One that would make more than MOST_SESSIONS is counted and refused, not made. */
export function expandSeries(rule: SeriesRule): Expansion {
  const first = Temporal.PlainDate.from(rule.firstOn)
  const last = Temporal.PlainDate.from(rule.lastOn)
  if (Temporal.PlainDate.compare(first, last) > 0) return { ok: false, reason: 'lastBeforeFirst', count: 0 }
  const weekdays = [...new Set(rule.weekdays)]
  const leftOut = [...new Set(rule.exceptOn)].filter((on) => meetsOn(on, weekdays, rule)).sort()
  const count = weekdays.reduce((sum, weekday) => sum + weekdaysBetween(weekday, first, last), 0) - leftOut.length
  if (count > MOST_SESSIONS) return { ok: false, reason: 'seriesTooLong', count }
  if (count === 0) return { ok: false, reason: 'seriesEmpty', count }
  const occurrences: Occurrence[] = []
  for (const on of daysOf(weekdays, first, last, leftOut)) occurrences.push(occurrenceOn(on, rule, occurrences.at(-1)))
  return { ok: true, occurrences, leftOut }
}

function meetsOn(on: string, weekdays: number[], { firstOn, lastOn }: SeriesRule): boolean {
  return on >= firstOn && on <= lastOn && weekdays.includes(Temporal.PlainDate.from(on).dayOfWeek)
}

function weekdaysBetween(weekday: number, first: Temporal.PlainDate, last: Temporal.PlainDate): number {
  const ahead = first.until(last, { largestUnit: 'day' }).days - ((weekday - first.dayOfWeek + 7) % 7)
  return ahead < 0 ? 0 : Math.floor(ahead / 7) + 1
}

function daysOf(weekdays: number[], first: Temporal.PlainDate, last: Temporal.PlainDate, leftOut: string[]): string[] {
  return weekdays
    .flatMap((weekday) => {
      const start = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 })
      return Array.from({ length: weekdaysBetween(weekday, first, last) }, (_, week) =>
        start.add({ weeks: week }).toString(),
      )
    })
    .filter((on) => !leftOut.includes(on))
    .sort()
}

function occurrenceOn(on: string, rule: SeriesRule, before: Occurrence | undefined): Occurrence {
  const localStart = `${on}T${rule.localStart}`
  const start = instantOf(localStart, rule.zone, rule.fold)
  const startsAt = start.kind === 'at' ? start.at : start.kind === 'twice' ? start.earlier : null
  const offsetMinutes = startsAt && zoned(startsAt, rule.zone).offsetNanoseconds / 60e9
  const clocksMovedMinutes =
    offsetMinutes !== null && before?.offsetMinutes != null ? offsetMinutes - before.offsetMinutes : 0
  const common = { on, localStart, offsetMinutes, clocksMovedMinutes }
  if (start.kind !== 'at') return { ...common, ...start }
  const isChosen = instantOf(localStart, rule.zone).kind === 'twice'
  const endsAt = new Date(start.at.getTime() + rule.durationMinutes * 60_000)
  const times = {
    localStart,
    localEnd: localAt(endsAt, rule.zone),
    startsAt: start.at,
    endsAt,
    fold: isChosen ? (rule.fold ?? null) : null,
  }
  return { ...common, kind: 'at', times, isChosen }
}

/** When the joining link begins to be shown: 15 minutes before the start. */
export function linkOpensAt({ startsAt }: { startsAt: Date }): Date {
  return new Date(startsAt.getTime() - LINK_MINUTES_BEFORE * 60_000)
}

/** Whether the joining link is shown to those in the session: from 15 minutes before the start until the end. */
export function linkIsShown(session: { startsAt: Date; endsAt: Date; isLive: boolean }, now: Date): boolean {
  return session.isLive && now >= linkOpensAt(session) && now < session.endsAt
}

/** Where a session is looked at and changed by who plans it. */
export function planPath(editionSlug: string, sessionId: string): string {
  return `/admin/editions/${editionSlug}/schedule/${sessionId}`
}

/** Whether two stretches of time share a moment; one that ends as the other begins does not. */
export function overlap(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

/** A session's local times moved so that it starts at another, both by as much on the clock; null for no such time. */
export function shifted(
  { localStart, localEnd }: { localStart: string; localEnd: string },
  to: string,
): { localStart: string; localEnd: string } | null {
  if (!localTime.safeParse(to).success) return null
  const length = Temporal.PlainDateTime.from(localStart).until(localEnd)
  const end = Temporal.PlainDateTime.from(to).add(length)
  return { localStart: to, localEnd: end.toString({ smallestUnit: 'minute' }) }
}
