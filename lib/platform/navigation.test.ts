import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localePath } from './locales'
import { ownPath } from './navigation'

it('goes back to our own paths and to no other place', () => {
  expect(ownPath('/editions/llm-2026?said=x')).toBe('/editions/llm-2026?said=x')
  for (const elsewhere of [
    '//elsewhere.test',
    '/\\elsewhere.test',
    'https://elsewhere.test',
    'javascript:alert(1)',
    '',
    {},
    ['/a'],
  ]) {
    expect(ownPath(elsewhere, '/my')).toBe('/my')
  }
  fc.assert(
    fc.property(fc.string(), (next) => {
      expect(new URL(ownPath(`/${next}`), 'http://own.test').origin).toBe('http://own.test')
    }),
  )
})

it('puts the language in front of a path, but for English', () => {
  expect(localePath('en', '/courses')).toBe('/courses')
  expect(localePath('ar', '/courses')).toBe('/ar/courses')
  expect(localePath('ar', '/')).toBe('/ar')
})
