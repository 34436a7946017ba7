import { expect, it } from 'vitest'
import { formatDateRange, formatInstant, formatZone } from './dates'
import { collator, displayNames, listFormat } from './intl-formats'
import {
  comma,
  directionOf,
  localeOfPath,
  localePath,
  locales,
  pathWithoutLocale,
  pseudoLocale,
  spokenLocale,
} from './locales'
import { formatPermille } from './numbers'

const at = new Date('2026-11-24T14:00:00Z')

it('says a day and its time as each language does', () => {
  const said = locales.map((locale) => formatInstant(at, 'Europe/Rome', locale))
  expect(said.map((text) => text.replaceAll(/[\u200e\u200f]/g, ''))).toEqual([
    expect.stringMatching(/^Tuesday,? 24 November 2026, 15:00$/),
    expect.stringMatching(/^الثلاثاء، 24 نوفمبر 2026، 15:00$/),
    'martes, 24 de noviembre de 2026, 15:00',
    'mardi 24 novembre 2026, 15:00',
    expect.stringMatching(/^вторник, 24 ноября 2026 г., 15:00$/),
    '2026年11月24日星期二 15:00',
  ])
})

it('names zones after their countries in each language', () => {
  const named = locales.map((locale) => formatZone('Europe/Rome', at, locale))
  for (const name of named) expect(name).toMatch(/\(\u2066UTC\+1\u2069\)$/)
  expect(named.map((name) => /CET/.test(name))).not.toContain(true)
  expect(named[2]).toMatch(/^hora de Italia/)
  expect(named[3]).toMatch(/^Italie/)
})

it('writes digits, percentages and ranges of days as each language does', () => {
  expect(locales.map((locale) => formatPermille(865, locale).replaceAll(/[\s\u00a0\u202f\u2066\u2069]/g, ''))).toEqual([
    '86.5%',
    '86.5%',
    '86,5%',
    '86,5%',
    '86,5%',
    '86.5%',
  ])
  for (const locale of locales)
    expect(formatDateRange(at, new Date('2027-01-10'), locale)).toMatch(/2026.*2027|2027.*2026/)
  expect(formatDateRange(at, new Date('2027-01-10'), 'zh')).toBe('2026年11月24日至2027年1月10日')
  expect(formatDateRange(at, at, 'zh')).toBe('2026年11月24日')
})

it('puts something between the parts of a list and of a sentence in each language', () => {
  expect(locales.map((locale) => listFormat(locale).format(['a', 'b', 'c']))).toEqual([
    'a, b and c',
    'a وb وc',
    'a, b y c',
    'a, b et c',
    'a, b и c',
    'a、b和c',
  ])
  expect(locales.map(comma)).toEqual([', ', '، ', ', ', ', ', ', ', '，'])
})

it('sorts as each language’s readers look things up', () => {
  const sorted = (locale: string, words: string[]) => words.toSorted(collator(locale).compare)
  expect(sorted('es', ['Ñandú', 'Nube', 'Oso'])).toEqual(['Nube', 'Ñandú', 'Oso'])
  expect(sorted('fr', ['Zoé', 'Élodie', 'Eva'])).toEqual(['Élodie', 'Eva', 'Zoé'])
  expect(sorted('ru', ['Ann', 'Ёлкина', 'Жукова', 'Егоров'])).toEqual(['Егоров', 'Ёлкина', 'Жукова', 'Ann'])
  expect(sorted('zh', ['张伟', '李娜', '王芳', 'Ann'])).toEqual(['李娜', '王芳', '张伟', 'Ann'])
  expect(sorted('ar', ['Ann', 'ياسر', 'أحمد'])).toEqual(['أحمد', 'ياسر', 'Ann'])
  expect(sorted('en', ['Module 10', 'Module 9'])).toEqual(['Module 9', 'Module 10'])
})

it('knows which way each language runs, and each by its own name', () => {
  expect(locales.map(directionOf)).toEqual(['ltr', 'rtl', 'ltr', 'ltr', 'ltr', 'ltr'])
  expect(locales.map((locale) => displayNames(locale, 'language').of(locale))).toEqual([
    'English',
    'العربية',
    'español',
    'français',
    'русский',
    '中文',
  ])
})

it('reads and writes the language of an address, the pseudo-language’s too, which no account can have', () => {
  for (const locale of [...locales, pseudoLocale]) {
    const path = localePath(locale, '/courses/X-1')
    expect([localeOfPath(path), pathWithoutLocale(path)]).toEqual([locale, '/courses/X-1'])
  }
  expect(localeOfPath('/de/courses')).toBe('en')
  expect([spokenLocale(pseudoLocale), spokenLocale('fr')]).toEqual(['en', 'fr'])
})
