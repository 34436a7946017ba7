import { displayNames, displayNamesIn } from '@/lib/platform/intl-formats'

/** A language's name in itself, with a capital where its script has them; the product need not speak it. */
export function ownNameOf(language: string): string {
  const name = known(language, () => displayNamesIn(language, 'language'))
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** A language's name in the reader's. */
export function nameIn(language: string, locale: string): string {
  return known(language, () => displayNames(locale, 'language'))
}

/** What is no language's code is said as it is. */
function known(language: string, names: () => Intl.DisplayNames): string {
  try {
    return names().of(language) ?? language
  } catch {
    return language
  }
}
