import { countriesInOrder } from '@/lib/people/rules/countries'
import { countryCodes, teachingLanguages } from '@/lib/people/schema'
import { collator, displayNames } from '@/lib/platform/intl-formats'
import { locales } from '@/lib/platform/locales'

type Option = { value: string; label: string }

/** All countries, or those of them that are asked for. */
export function countryOptions(locale: string, among: readonly string[] = countryCodes): Option[] {
  const codes = countriesInOrder(locale).filter((code) => among.includes(code))
  return codes.map((value) => ({ value, label: nameOf(value, locale, 'region') }))
}

export function languageOptions(locale: string): Option[] {
  const { compare } = collator(locale)
  const options = teachingLanguages.map((value) => ({ value, label: nameOf(value, locale, 'language') }))
  return options.sort((a, b) => compare(a.label, b.label))
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
