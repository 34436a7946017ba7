import { defineRouting } from 'next-intl/routing'

/** The languages that every sentence exists in. The first needs no prefix in the address. */
export const locales = ['en', 'ar', 'es', 'fr', 'ru', 'zh'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'

export const routing = defineRouting({
  locales,
  defaultLocale,
  localePrefix: 'as-needed',
  // The address alone decides the language; a preference only offers a link.
  localeDetection: false,
  localeCookie: false,
  alternateLinks: false,
})

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/** The tag that Intl formats by: United Nations texts in Arabic write western digits. */
export function formattingLocale(locale: string): string {
  return locale === 'ar' ? 'ar-u-nu-latn' : locale === 'en' ? 'en-GB' : locale
}

/** A path of the product in a language: `/courses` is `/ar/courses` in Arabic. */
export function localePath(locale: string, path: string): string {
  if (locale === defaultLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

/** `/ar/courses` is `/courses`; a path without a language stays as it is. */
export function pathWithoutLocale(path: string): string {
  const [, first = '', ...rest] = path.split('/')
  return isLocale(first) ? `/${rest.join('/')}` : path
}

/** A person's language where the product speaks it, else the product's first. */
export function spokenLocale(locale: string): Locale {
  return isLocale(locale) ? locale : defaultLocale
}

/** The language that a path is in, whatever else it holds. */
export function localeOfPath(path: string): Locale {
  const [, first = ''] = path.split('/')
  return isLocale(first) ? first : defaultLocale
}
