import { countryCodes, teachingLanguages } from '@/lib/people/schema'
import { collator, displayNames } from '@/lib/platform/intl-formats'
import { locales } from '@/lib/platform/locales'

type Option = { value: string; label: string }

export function countryOptions(locale: string): Option[] {
  return sorted(countryCodes, locale, 'region')
}

export function languageOptions(locale: string): Option[] {
  return sorted([...teachingLanguages], locale, 'language')
}

/** The product's languages, each named in itself. */
export function localeOptions(): Option[] {
  return locales.map((value) => ({ value, label: nameOf(value, value, 'language') }))
}

/** A country's or language's name in the reader's language, or the code that has none. */
export function nameOf(code: string, locale: string, type: 'region' | 'language'): string {
  try {
    return displayNames(locale, type).of(code) ?? code
  } catch {
    return code
  }
}

function sorted(codes: string[], locale: string, type: 'region' | 'language'): Option[] {
  const names = displayNames(locale, type)
  const { compare } = collator(locale)
  return codes.map((value) => ({ value, label: names.of(value) ?? value })).sort((a, b) => compare(a.label, b.label))
}
