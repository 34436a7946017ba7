import { createTranslator } from 'next-intl'
import ar from '../../messages/ar.json'
import en from '../../messages/en.json'
import { defaultLocale, formattingLocale, isLocale, type Locale } from './locales'

export type Messages = typeof en

/** A language that lacks a sentence of English's does not compile. */
const byLocale: Record<Locale, Messages> = { en, ar }

export function messagesFor(locale: Locale): Messages {
  return byLocale[locale]
}

/** Translates outside a request, for mail and files: each in its reader's language. */
export function translatorFor(locale: string) {
  const known = isLocale(locale) ? locale : defaultLocale
  return createTranslator({ locale: formattingLocale(known) as Locale, messages: byLocale[known] })
}

export type Translator = ReturnType<typeof translatorFor>
