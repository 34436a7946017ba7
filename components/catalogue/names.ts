import { formattingLocale } from '@/lib/platform/locales'

/** A language's name in itself, with a capital where its script has them. */
export function ownNameOf(language: string): string {
  const name = nameIn(language, language)
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** A language's name in the reader's. */
export function nameIn(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames([formattingLocale(locale)], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}

/** "A, B and C" in the reader's language, each part to be wrapped as it needs. */
export function listParts(names: readonly string[], locale: string) {
  return new Intl.ListFormat(formattingLocale(locale), { type: 'conjunction' }).formatToParts(names)
}
