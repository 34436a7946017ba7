import type { EditionState } from '@prisma/client'

export type EditionDates = { state: EditionState; startsOn: Date; endsOn: Date; zone: string }

export type EditionPhase = 'draft' | 'cancelled' | 'upcoming' | 'running' | 'over' | 'archived'

/** What follows from an edition's state and its dates, which are days of its own zone. */
export function editionPhase({ state, startsOn, endsOn, zone }: EditionDates, now: Date): EditionPhase {
  if (state !== 'published') return state
  const today = dayIn(zone, now)
  if (today < dayOf(startsOn)) return 'upcoming'
  return today <= dayOf(endsOn) ? 'running' : 'over'
}

export type EnrolmentDates = EditionDates & { enrolFromAt: Date | null; enrolUntilAt: Date | null }

/** When people may come in: from the beginning of the window, up to but not at its end; without an end, to the last day. */
export function enrolmentWindow(edition: EnrolmentDates, now: Date): 'notYet' | 'open' | 'closed' {
  const { state, enrolFromAt, enrolUntilAt, endsOn, zone } = edition
  if (state !== 'published') return 'closed'
  if (enrolUntilAt ? enrolUntilAt <= now : dayOf(endsOn) < dayIn(zone, now)) return 'closed'
  return enrolFromAt && now < enrolFromAt ? 'notYet' : 'open'
}

/** YYYY-MM-DD of a calendar date as Prisma gives it. */
export function dayOf(on: Date): string {
  return on.toISOString().slice(0, 10)
}

/** YYYY-MM-DD of the day that it is in the zone at that moment. */
export function dayIn(zone: string, at: Date): string {
  const parts = Object.fromEntries(dayFormat(zone).formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** Making an Intl format is slow, so each is made once. */
function dayFormat(zone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(zone, format)
  }
  return format
}

/** The text in the reader's language, else in the language it was first written in, else in any. */
export function pickText<T extends { locale: string }>(
  texts: readonly T[],
  locale: string,
  baseLocale: string,
): (T & { isFallback: boolean }) | null {
  const text =
    texts.find((one) => one.locale === locale) ?? texts.find((one) => one.locale === baseLocale) ?? texts[0]
  return text ? { ...text, isFallback: text.locale !== locale } : null
}

/** Letters that decomposition leaves whole, and those that people write for one another. */
const alike: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ŋ: 'n', ı: 'i', ĸ: 'k', ς: 'σ',
  ٱ: 'ا', ى: 'ي', ة: 'ه', ی: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه',
}
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'gu')

/**
 * What search compares: lower case without marks, Latin and Arabic letters that are written for one another made one,
 * digits western, everything else a single space.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}ـ]/gu, '')
    .toLowerCase()
    .replace(alikeLetters, (letter) => alike[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    // Abbreviations are written with and without their full stops.
    .replace(/(?<=\p{L})\.(?=\p{L}(?:[.\s]|$))/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
