import { Temporal } from 'temporal-polyfill'
import { date } from '@/lib/platform/inputs'
import { dateOf, zoned } from '@/lib/platform/local-time'
import { formattingLocale } from '@/lib/platform/locales'

export const calendarViews = ['month', 'week', 'agenda'] as const

export type CalendarView = (typeof calendarViews)[number]

/** How many days an agenda lists from the one asked for. */
export const AGENDA_DAYS = 14

/** A day on a zone's calendar. Where the clocks change, it has 23 or 25 hours. */
export type CalendarDay = { on: string; from: Date; to: Date; hours: number }

/** A stretch of whole days that a calendar shows; `on` and the others are days as YYYY-MM-DD. */
export type Span = {
  view: CalendarView
  /** The day asked for. */
  on: string
  days: CalendarDay[]
  from: Date
  to: Date
  /** The first and last day of what it is named after: a month's own, without its neighbours' days. */
  first: string
  last: string
  /** What to ask for to see the stretch before it and the one after it. */
  previous: string
  next: string
}

/** The weekday that weeks begin with, Monday 1 to Sunday 7: the country's use or, where none is known, the language's. */
export function weekBeginsOn(locale: string, country?: string | null): number {
  const region = country ? `und-${country}` : formattingLocale(locale)
  return firstDayOf(region) ?? MONDAY
}

const MONDAY = 1

/** Engines name it as a property (Node 20) or a method (later), and some do not know it. */
function firstDayOf(tag: string): number | undefined {
  type WithWeeks = Intl.Locale & { weekInfo?: { firstDay: number }; getWeekInfo?: () => { firstDay: number } }
  try {
    const locale: WithWeeks = new Intl.Locale(tag)
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay
  } catch {
    return undefined
  }
}

/** The view that an address asks for. */
export function viewFrom<T extends string>(asked: string, fallback: T): CalendarView | T {
  return calendarViews.find((view) => view === asked) ?? fallback
}

/** The day that an address asks for: by itself, by the name of its week (2026-W48), or the one that it is now there. */
export function dayFrom(asked: { on?: string; week?: string }, zone: string, now: Date): string {
  const known = date.safeParse(asked.on).success ? asked.on : mondayOf(asked.week)
  return known ?? todayIn(zone, now)
}

export function todayIn(zone: string, now: Date): string {
  return zoned(now, zone).toPlainDate().toString()
}

/** The Monday of a week by its name; null for anything that no week between 1900 and 2200 is called. */
function mondayOf(week: string | undefined): string | null {
  const [, year, number] = /^(19\d\d|2[01]\d\d)-W([0-5]\d)$/.exec(week ?? '') ?? []
  if (!year || !number) return null
  // 4 January is always in the first week.
  const fourth = Temporal.PlainDate.from(`${year}-01-04`)
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 })
  const name = `${monday.yearOfWeek}-W${String(monday.weekOfYear).padStart(2, '0')}`
  return name === week ? monday.toString() : null
}

/** The days that a view shows round the day asked for, on the zone's calendar. */
export function spanOf(view: CalendarView, on: string, zone: string, weekday: number): Span {
  const day = Temporal.PlainDate.from(on)
  const { first, last, shownFrom, shownTo, step } = stretchOf(view, day, weekday)
  const count = shownFrom.until(shownTo, { largestUnit: 'day' }).days + 1
  const days = Array.from({ length: count }, (_, i) => dayOf(shownFrom.add({ days: i }), zone))
  return {
    view,
    on,
    days,
    from: (days[0] as CalendarDay).from,
    to: (days.at(-1) as CalendarDay).to,
    first: first.toString(),
    last: last.toString(),
    previous: first.subtract(step).toString(),
    next: first.add(step).toString(),
  }
}

function stretchOf(view: CalendarView, day: Temporal.PlainDate, weekday: number) {
  if (view === 'agenda') {
    const last = day.add({ days: AGENDA_DAYS - 1 })
    return { first: day, last, shownFrom: day, shownTo: last, step: { days: AGENDA_DAYS } }
  }
  if (view === 'week') {
    const first = weekOf(day, weekday)
    const last = first.add({ days: 6 })
    return { first, last, shownFrom: first, shownTo: last, step: { days: 7 } }
  }
  const first = day.with({ day: 1 })
  const last = day.with({ day: day.daysInMonth })
  return {
    first,
    last,
    shownFrom: weekOf(first, weekday),
    shownTo: weekOf(last, weekday).add({ days: 6 }),
    step: { months: 1 },
  }
}

/** The first day of the week that a day is in. */
function weekOf(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return day.subtract({ days: (day.dayOfWeek - weekday + 7) % 7 })
}

/** A day from its first moment: that is not midnight where the clocks skip it. */
function dayOf(day: Temporal.PlainDate, zone: string): CalendarDay {
  const from = dateOf(day.toZonedDateTime(zone))
  const to = dateOf(day.add({ days: 1 }).toZonedDateTime(zone))
  return { on: day.toString(), from, to, hours: (to.getTime() - from.getTime()) / 3_600_000 }
}
