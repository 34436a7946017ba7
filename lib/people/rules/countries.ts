import { collator, displayNames } from '@/lib/platform/intl-formats'
import { countryCodes } from '../schema'

const orders = new Map<string, string[]>()

/** All countries as the readers of a language look them up: by their names in it. */
export function countriesInOrder(locale: string): string[] {
  const known = orders.get(locale)
  if (known) return known
  const names = displayNames(locale, 'region')
  const { compare } = collator(locale)
  const inOrder = countryCodes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => compare(one.name, other.name))
    .map(({ code }) => code)
  orders.set(locale, inOrder)
  return inOrder
}
