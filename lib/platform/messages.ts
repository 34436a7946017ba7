import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'next-intl'
import type en from '../../messages/en.json'
import { defaultLocale, formattingLocale, isLocale, type Locale } from './locales'

/** Every language has every sentence of English's, which `npm run check` makes sure of. */
export type Messages = typeof en

// Next bundles the code of each handler apart: imported, every language would lie in memory once a bundle.
const shared = globalThis as typeof globalThis & { lecternMessages?: Map<Locale, Messages> }

/** A language's sentences, read once a process; in development anew each time, since they are being written. */
export function messagesFor(locale: Locale): Messages {
  shared.lecternMessages ??= new Map()
  const known = shared.lecternMessages.get(locale)
  if (known && process.env.NODE_ENV !== 'development') return known
  const messages: Messages = JSON.parse(readFileSync(join(process.cwd(), 'messages', `${locale}.json`), 'utf8'))
  shared.lecternMessages.set(locale, messages)
  return messages
}

/** Translates outside a request, for mail and files: each in its reader's language. */
export function translatorFor(locale: string) {
  const known = isLocale(locale) ? locale : defaultLocale
  return createTranslator({ locale: formattingLocale(known) as Locale, messages: messagesFor(known) })
}

export type Translator = ReturnType<typeof translatorFor>
