import { isLocale, type Locale } from './locales'

/** The language that the visitor's browser prefers, as server/front.ts tells the pages; absent where it is the page's. */
export const PREFERS_HEADER = 'x-lectern-prefers'

const LONGEST = 500

/** The best of the product's languages by an Accept-Language (RFC 9110, 12.5.4); null where it names none of them. */
export function preferredLocale(acceptLanguage: string | undefined): Locale | null {
  const asked = (acceptLanguage ?? '').slice(0, LONGEST).split(',').flatMap(readRange)
  // Sorting keeps the order of those that weigh the same.
  return asked.toSorted((one, other) => other.weight - one.weight)[0]?.locale ?? null
}

function readRange(range: string): { locale: Locale; weight: number }[] {
  const [, language = '', weight = '1'] =
    /^\s*([a-z]{2})(?:-[a-z0-9-]*)?\s*(?:;\s*q=([\d.]{1,6})\s*)?$/i.exec(range) ?? []
  const locale = language.toLowerCase()
  return isLocale(locale) && Number(weight) > 0 ? [{ locale, weight: Number(weight) }] : []
}
