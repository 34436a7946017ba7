import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isLocale } from './locales'
import { preferredLocale } from './preference'

it.each([
  ['fr', 'fr'],
  ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', 'fr'],
  ['de-AT,de;q=0.9,en;q=0.8,ru;q=0.7', 'en'],
  ['en;q=0.4, zh-Hans-CN;q=0.8', 'zh'],
  ['ES-419 ; q=0.5 , AR', 'ar'],
  ['ru, zh', 'ru'],
  ['fr;q=0, es;q=0.1', 'es'],
  ['fr;q=0.0', null],
  ['de, nl', null],
  ['*', null],
  ['', null],
  [undefined, null],
])('%s prefers %s', (header, locale) => expect(preferredLocale(header)).toBe(locale))

it('is one of the languages or none, whatever is sent', () => {
  const near = fc.string({ unit: fc.constantFrom(...'enfrq=;,.-*01 ') })
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (header) => {
      const locale = preferredLocale(header)
      expect(locale === null || isLocale(locale)).toBe(true)
    }),
  )
})
