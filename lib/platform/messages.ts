import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'next-intl'
import type en from '../../messages/en.json'
import { defaultLocale, formattingLocale, isLocale, type Locale, pseudoLocale } from './locales'

/** Every language has every sentence of English's, which `npm run check` makes sure of. */
export type Messages = typeof en

// Next bundles the code of each handler apart: imported, every language would lie in memory once a bundle.
const shared = globalThis as typeof globalThis & {
  lecternMessages?: Map<Locale, Messages>
  lecternPseudo?: (messages: Messages) => Messages
}

/** A language's sentences, read once a process; in development anew each time, since they are being written. */
export function messagesFor(locale: Locale): Messages {
  shared.lecternMessages ??= new Map()
  const known = shared.lecternMessages.get(locale)
  if (known && process.env.NODE_ENV !== 'development') return known
  const messages = isLocale(locale)
    ? read(locale)
    : (shared.lecternPseudo?.(read(defaultLocale)) ?? read(defaultLocale))
  shared.lecternMessages.set(locale, messages)
  return messages
}

function read(locale: Locale): Messages {
  return JSON.parse(readFileSync(join(process.cwd(), 'messages', `${locale}.json`), 'utf8'))
}

/** Whether pages are to be had in a language: in each of the product's, and in the pseudo-language where that is on. */
export function isServed(locale: unknown): locale is Locale {
  return isLocale(locale) || (locale === pseudoLocale && shared.lecternPseudo !== undefined)
}

/** Makes the pseudo-language one that pages are to be had in. Only the server does, so that no page's code holds its maker. */
export async function servePseudo() {
  const { pseudoOf } = await import('./pseudo')
  shared.lecternPseudo = pseudoOf
}

/** Translates outside a request, for mail and files: each in its reader's language. */
export function translatorFor(locale: string) {
  const known = isServed(locale) ? locale : defaultLocale
  return createTranslator({ locale: formattingLocale(known) as Locale, messages: messagesFor(known) })
}

export type Translator = ReturnType<typeof translatorFor>
