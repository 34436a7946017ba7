import { collator, displayNames } from '@/lib/platform/intl-formats'
import { countryCodes } from '../schema'

/** All countries as the readers of a language look them up: by their names in it. */
export function countriesInOrder(locale: string): string[] {
  const names = displayNames(locale, 'region')
  const { compare } = collator(locale)
  return countryCodes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => compare(one.name, other.name))
    .map(({ code }) => code)
}
