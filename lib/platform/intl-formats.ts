import { formattingLocale } from './locales'

const made = new Map<string, unknown>()

/** Making an Intl object takes longer than what a page does with it, so each is made once. */
function once<T>(key: string, make: () => T): T {
  let known = made.get(key) as T | undefined
  if (known === undefined) {
    known = make()
    made.set(key, known)
  }
  return known
}

export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateFormatIn(formattingLocale(locale), options)

/** As `dateFormat`, by the tag that Intl knows. */
export const dateFormatIn = (tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once(`date ${tag} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(tag, options))

export const percentFormat = (locale: string): Intl.NumberFormat =>
  once(`percent ${locale}`, () => {
    return new Intl.NumberFormat(formattingLocale(locale), { style: 'percent', maximumFractionDigits: 1 })
  })

/** A number as a field holds it: with the reader's decimal sign, which `plainNumber` reads back, and no grouping. */
export function fieldNumber(value: number, locale: string): string {
  return once(`field ${locale}`, () => {
    return new Intl.NumberFormat(formattingLocale(locale), { useGrouping: false, maximumFractionDigits: 1 })
  }).format(value)
}

/** The names of countries, languages … in a language. */
export const displayNames = (locale: string, type: Intl.DisplayNamesType): Intl.DisplayNames =>
  displayNamesIn(formattingLocale(locale), type)

/** As `displayNames`, by the tag that Intl knows: for a language that the product does not speak. */
export const displayNamesIn = (tag: string, type: Intl.DisplayNamesType): Intl.DisplayNames =>
  once(`names ${tag} ${type}`, () => new Intl.DisplayNames([tag], { type }))

/** "a, b and c". Not Intl's lists of units, which Russian and Chinese write without anything between them. */
export const listFormat = (locale: string): Intl.ListFormat =>
  once(`list ${locale}`, () => new Intl.ListFormat(formattingLocale(locale), { type: 'conjunction' }))

/** The order in which the language's readers look things up: its own script first, and digits by what they count. */
export const collator = (locale: string): Intl.Collator =>
  once(`sort ${locale}`, () => new Intl.Collator(formattingLocale(locale), { numeric: true }))
