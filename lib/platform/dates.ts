import { dateFormat, dateFormatIn } from './intl-formats'
import { bareZone, beforeTime, rangeWord, zoneNamingLocale } from './locales'

/** A calendar date as Prisma gives it (`@db.Date`: midnight UTC) in words, always with its year. */
export function formatDate(on: Date, locale: string): string {
  return dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(on)
}

export function formatDateRange(from: Date, to: Date, locale: string): string {
  const key = `${locale} ${from.getTime()} ${to.getTime()}`
  const known = ranges.get(key)
  if (known) return known
  const range = writtenRange(from, to, locale)
  if (ranges.size >= MOST_RANGES) ranges.clear()
  ranges.set(key, range)
  return range
}

function writtenRange(from: Date, to: Date, locale: string): string {
  const word = rangeWord(locale)
  if (!word) return dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(from, to)
  return [...new Set([formatDate(from, locale), formatDate(to, locale)])].join(word)
}

/** A range takes long to write, and lists write the same few again and again. */
const ranges = new Map<string, string>()
const MOST_RANGES = 2_000

/** "Tuesday 24 November 2026", in the zone given. */
export function formatDay(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(
    at,
  )
}

/** "Tue 24": the head of a column in a week; the day as `@db.Date` has it. */
export function formatShortDay(on: Date, locale: string): string {
  return dateFormat(locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(on)
}

/** "15:00", in the zone given. */
export function formatTime(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at)
}

/** "Tuesday 24 November 2026, 15:00", in the zone given. */
export function formatInstant(at: Date, zone: string, locale: string): string {
  return formatDay(at, zone, locale) + beforeTime(locale) + formatTime(at, zone, locale)
}

/** "15:00–16:30", in the zone given. Isolated left to right, since a range of digits has no direction of its own. */
export function formatTimes(from: Date, to: Date, zone: string, locale: string): string {
  return `\u2066${formatTime(from, zone, locale)}–${formatTime(to, zone, locale)}\u2069`
}

/** "Italy Time (UTC+1)": a zone's name in the reader's language with its offset at that moment. */
export function formatZone(zone: string, at: Date, locale: string): string {
  const offset = zonePart(zone, at, 'en', 'shortOffset').replace('GMT', 'UTC')
  if (zone === 'UTC') return 'UTC'
  return `${bareZone(zonePart(zone, at, locale, 'shortGeneric'), locale)} (\u2066${offset}\u2069)`
}

/** Whether two zones show the same wall clock at an instant. */
export function sameClock(at: Date, zone: string, other: string): boolean {
  return formatInstant(at, zone, 'en') === formatInstant(at, other, 'en')
}

function zonePart(zone: string, at: Date, locale: string, timeZoneName: 'shortOffset' | 'shortGeneric'): string {
  const parts = dateFormatIn(zoneNamingLocale(locale), { timeZone: zone, timeZoneName }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone
}
