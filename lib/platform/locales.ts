import { defineRouting } from 'next-intl/routing'

/** The languages that every sentence exists in. The first needs no prefix in the address. */
export const locales = ['en', 'ar', 'es', 'fr', 'ru', 'zh'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'

/**
 * English made longer, accented and bracketed, which shows what was forgotten. It is spoken only where PSEUDO_LANGUAGE is
 * set (lib/platform/messages.ts) and listed nowhere; its name is the one that Unicode keeps for this.
 */
export const pseudoLocale = 'en-XA'

export const routing = defineRouting({
  locales,
  defaultLocale,
  localePrefix: 'as-needed',
  // The address alone decides the language; a preference only offers a link (lib/platform/preference.ts).
  localeDetection: false,
  localeCookie: false,
  alternateLinks: false,
})

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** What a language has of its own, beside what Intl knows of it. */
const manners: Record<
  Locale,
  {
    direction: 'ltr' | 'rtl'
    /** The tag that Intl formats by. */
    formats: string
    /** The tag by which Intl names zones after their countries, where the other abbreviates: "CET" for "Italy Time". */
    namesZones?: string
    /** What Intl puts before such a name and the product does not: "heure : Italie" is said in no sentence. */
    beforeZone?: RegExp
    /** What stands between the two dates of a range, where Intl writes only their digits. */
    range?: string
    /** PostgreSQL's order of texts: the language's own script first, its own letters where they belong. */
    collation: string
    /** What stands between two parts of a sentence that are put together. */
    comma: string
    /** What stands between a name and what is said of it. */
    colon: string
    /** What stands between a day and its time. */
    beforeTime: string
  }
> = {
  // English and French sort as the root of all languages does, which is the order that the indexes hold.
  en: {
    direction: 'ltr',
    formats: 'en-GB',
    namesZones: 'en-US',
    collation: 'und-x-icu',
    comma: ', ',
    colon: ': ',
    beforeTime: ', ',
  },
  // United Nations texts in Arabic write western digits.
  ar: { direction: 'rtl', formats: 'ar-u-nu-latn', collation: 'ar-x-icu', comma: '، ', colon: ': ', beforeTime: '، ' },
  es: {
    direction: 'ltr',
    formats: 'es',
    namesZones: 'es-419',
    collation: 'es-x-icu',
    comma: ', ',
    colon: ': ',
    beforeTime: ', ',
  },
  fr: {
    direction: 'ltr',
    formats: 'fr',
    beforeZone: /^heure\s:\s/,
    collation: 'und-x-icu',
    comma: ', ',
    colon: '\u202f: ',
    beforeTime: ', ',
  },
  ru: { direction: 'ltr', formats: 'ru', collation: 'ru-x-icu', comma: ', ', colon: ': ', beforeTime: ', ' },
  zh: {
    direction: 'ltr',
    formats: 'zh',
    range: '至',
    collation: 'zh-x-icu',
    comma: '，',
    colon: '：',
    beforeTime: ' ',
  },
}

const mannersOf = (locale: string) => manners[isLocale(locale) ? locale : defaultLocale]

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return mannersOf(locale).direction
}

export function formattingLocale(locale: string): string {
  return mannersOf(locale).formats
}

export function zoneNamingLocale(locale: string): string {
  const { namesZones, formats } = mannersOf(locale)
  return namesZones ?? formats
}

/** A zone's name without what Intl puts before it. */
export function bareZone(name: string, locale: string): string {
  const { beforeZone } = mannersOf(locale)
  return beforeZone ? name.replace(beforeZone, '') : name
}

/** Between the dates of a range, in a language whose ranges Intl writes in digits alone. */
export function rangeWord(locale: string): string | undefined {
  return mannersOf(locale).range
}

/** The order of texts that the database sorts a list in for a language's readers. */
export function collationOf(locale: string): string {
  return mannersOf(locale).collation
}

/** Between two parts of a sentence. Lists of likes are joined by `listFormat` (lib/platform/intl-formats.ts). */
export function comma(locale: string): string {
  return mannersOf(locale).comma
}

/** Between a name and what is said of it: "Level: intermediate". */
export function colon(locale: string): string {
  return mannersOf(locale).colon
}

/** Between a day and its time: "Tuesday, 24 November 2026, 15:00". */
export function beforeTime(locale: string): string {
  return mannersOf(locale).beforeTime
}

/** A path of the product in a language: `/courses` is `/ar/courses` in Arabic. */
export function localePath(locale: string, path: string): string {
  if (locale === defaultLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

/** `/ar/courses` is `/courses`; a path without a language stays as it is. */
export function pathWithoutLocale(path: string): string {
  const [, first = '', ...rest] = path.split('/')
  return isInAddresses(first) ? `/${rest.join('/')}` : path
}

/** A person's language where the product speaks it, else the product's first. */
export function spokenLocale(locale: string): Locale {
  return isLocale(locale) ? locale : defaultLocale
}

/** The language that a path is in, whatever else it holds. */
export function localeOfPath(path: string): Locale {
  const [, first = ''] = path.split('/')
  return isInAddresses(first) ? first : defaultLocale
}

/** The pseudo-language passes for one of the others. */
function isInAddresses(value: string): value is Locale {
  return isLocale(value) || value === pseudoLocale
}
