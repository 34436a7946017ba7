import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localePath, locales, pathWithoutLocale } from './locales'
import { ownPath } from './navigation'

/** What paths are made of, by which one might lead elsewhere. */
const PARTS = fc.constantFrom(
  '/',
  '//',
  '\\',
  '.',
  '..',
  '%2e',
  '%2f',
  '\t',
  '@',
  ':',
  'en',
  'fr',
  'elsewhere.test',
  '?',
  '#',
)

it('goes back to our own paths and to no other place', () => {
  expect(ownPath('/editions/llm-2026?said=x')).toBe('/editions/llm-2026?said=x')
  for (const elsewhere of [
    '//elsewhere.test',
    '/\\elsewhere.test',
    'https://elsewhere.test',
    '/.//elsewhere.test',
    '/x/..//elsewhere.test',
    '/%2e//elsewhere.test',
    '/en//elsewhere.test',
    '/fr/\\elsewhere.test',
    '/./en//elsewhere.test',
    'javascript:alert(1)',
    '',
    {},
    ['/a'],
  ]) {
    expect(ownPath(elsewhere, '/my')).toBe('/my')
  }
  fc.assert(
    fc.property(fc.array(fc.oneof(PARTS, fc.string())), fc.constantFrom(...locales), (parts, locale) => {
      const path = localePath(locale, pathWithoutLocale(ownPath(`/${parts.join('')}`)))
      expect(new URL(path, 'http://own.test').origin).toBe('http://own.test')
    }),
  )
})

it('puts the language in front of a path, but for English', () => {
  expect(localePath('en', '/courses')).toBe('/courses')
  expect(localePath('ar', '/courses')).toBe('/ar/courses')
  expect(localePath('ar', '/')).toBe('/ar')
})
