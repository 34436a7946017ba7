import { Temporal } from 'temporal-polyfill'

const LONGEST_PREPARATION = 5

/**
 * The days on which this year's editions begin and end, relative to the moment of seeding, and with them the addresses
 * of their pages: the journeys ask here as well.
 */
export function demoCalendar(now: Date) {
  const today = dayIn('Europe/Rome', now)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const running = { first: today.subtract({ days: 35 }), last: today.add({ days: 35 }) }
  const open = weekly(nextWeekday(today.add({ days: 20 }), 3), 8)
  const draft = weekly(nextWeekday(today.add({ days: 90 }), 1), 6)
  const waiting = weekly(nextWeekday(today.add({ days: 12 }), 1), 5)
  const restricted = weekly(nextWeekday(dayIn('Asia/Amman', now).add({ days: 5 }), 7), 9)
  const programme = { first: monday.subtract({ days: 98 }), last: monday.add({ days: 84 }) }
  return {
    running: { ...running, slug: `sc-mig-${running.first.year}` },
    open: { ...open, slug: `sc-hr-${open.first.year}` },
    draft: { ...draft, slug: `sc-fs-${draft.first.year}` },
    waiting: { ...waiting, slug: `sc-cve-${waiting.first.year}` },
    restricted: { ...restricted, slug: `tt-rn-${restricted.first.year}` },
    programme: { ...programme, secondTerm: monday, slug: `llm-tcj-${numberOf(programme.first.year)}` },
  }
}

/** The LL.M. of 2019–2020 was the 14th, and there is one a year. */
export function numberOf(year: number): number {
  return year - 2019 + 14
}

/**
 * When today's session begins: at the next quarter of an hour, so that its joining link shows at once or in a few
 * minutes; late in the evening earlier, so that the session still ends on the same day in its zone.
 */
export function todaysStart(now: Date, zone: string, minutes: number): Date {
  const quarter = 15 * 60_000
  const soon = Math.ceil((now.getTime() + LONGEST_PREPARATION * 60_000) / quarter) * quarter
  const tomorrow = dayIn(zone, now).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  return new Date(Math.min(soon, tomorrow - (minutes + 1) * 60_000))
}

export function dayIn(zone: string, now: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
}

function weekly(first: Temporal.PlainDate, weeks: number) {
  return { first, last: first.add({ days: 7 * weeks }) }
}

/** That weekday (Monday 1), on the day given or in the week after it. */
function nextWeekday(from: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
}
