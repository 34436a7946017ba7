import { displayNames } from '@/lib/platform/intl-formats'

/** A language's name in itself, with a capital where its script has them. */
export function ownNameOf(language: string): string {
  const name = nameIn(language, language)
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** A language's name in the reader's. */
export function nameIn(language: string, locale: string): string {
  try {
    return displayNames(locale, 'language').of(language) ?? language
  } catch {
    return language
  }
}
