import { type Locale, locales } from './locales'

/**
 * Texts that a form sends, by language: those that were all left empty are null and go, those that were not sent stay
 * as they are.
 */
export type SentTexts<P extends string> = Partial<Record<Locale, Record<P, string> | null>>

type Saved<P extends string> = Record<P | 'locale', string>

/** A text with its language, as it is kept. */
export function textsOf<P extends string>(sent: SentTexts<P>): Saved<P>[] {
  return locales.flatMap((locale) => {
    const text = sent[locale]
    return text ? [{ ...text, locale }] : []
  })
}

/** What stands after a form was sent: every other language as it was, also those that no form offers. */
export function textsAfter<P extends string>(saved: readonly Saved<P>[], sent: SentTexts<P>): Saved<P>[] {
  const isSent = (locale: string) => sent[locale as Locale] !== undefined
  return [...textsOf(sent), ...saved.filter(({ locale }) => !isSent(locale))]
}

/** What differs between two states of a text, by field and language as the form names them: 'title.fr'. */
export function changedTexts<P extends string>(
  before: readonly Saved<P>[],
  after: readonly Saved<P>[],
  parts: readonly P[],
): string[] {
  const languages = [...new Set([...before, ...after].map(({ locale }) => locale))].sort()
  const part = (texts: readonly Saved<P>[], locale: string, name: P) =>
    texts.find((text) => text.locale === locale)?.[name] ?? ''
  return languages.flatMap((locale) =>
    parts.filter((name) => part(before, locale, name) !== part(after, locale, name)).map((name) => `${name}.${locale}`),
  )
}

export type TextStanding = 'complete' | 'partial' | 'empty'

/** Whether all of a text's parts are written, some, or none. */
export function textStanding(parts: readonly string[]): TextStanding {
  const written = parts.filter((part) => part.trim() !== '').length
  if (written === 0) return 'empty'
  return written === parts.length ? 'complete' : 'partial'
}
