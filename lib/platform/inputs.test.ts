import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, email, isId, isZone, line, localTime, pageNumber, param, plainNumber, text, time } from './inputs'
import { fieldNumber } from './intl-formats'
import { locales } from './locales'

const name = line(200)
const faultOf = (value: unknown) => name.safeParse(value).error?.issues[0]?.message

describe('a name', () => {
  it('is kept as written, in any script, trimmed and composed', () => {
    for (const written of ['X', 'محمد الخطيب', '李 伟', 'Jean-Baptiste Ouédraogo', 'Ng̃uyễn', 'O’Brien', 'ก้อง']) {
      expect(name.parse(`  ${written} `)).toBe(written.normalize('NFC'))
    }
    expect(name.parse('Ame\u0301lie')).toBe('Am\u00e9lie')
  })

  it('is refused when empty, too long, or hiding a change of direction', () => {
    expect(name.safeParse('   ').success).toBe(false)
    expect(name.safeParse('x'.repeat(201)).success).toBe(false)
    for (const hidden of ['\u202e', '\u2066', '\u0000', '\u0007']) {
      expect(faultOf(`A${hidden}B`)).toBe('hiddenCharacters')
    }
    expect(faultOf('A\nB')).toBe('hiddenCharacters')
    for (const other of [{}, [], 5, null, { toString: () => 'x' }]) expect(name.safeParse(other).success).toBe(false)
  })
})

it('reads addresses as people type them', () => {
  expect(email.parse('  Ana.Pérez@Example.ORG '.replace('é', 'e'))).toBe('ana.perez@example.org')
  for (const wrong of ['', 'a', 'a@', '@b.c', 'a@b@c.d', `${'x'.repeat(300)}@example.org`]) {
    expect(email.safeParse(wrong).success).toBe(false)
  }
})

it('takes only what is an id', () => {
  expect(isId('019aa8a0-7c1f-7d3e-8f00-0123456789ab')).toBe(true)
  for (const wrong of ['-1', '', '1', 'x'.repeat(5000), {}, [], null, undefined]) expect(isId(wrong)).toBe(false)
})

it('takes dates, times and zones that are', () => {
  expect(date.safeParse('2026-02-28').success).toBe(true)
  for (const wrong of ['2026-13-01', '28.2.2026', '', 'tomorrow']) expect(date.safeParse(wrong).success).toBe(false)
  expect(time.safeParse('23:59').success).toBe(true)
  expect(time.safeParse('24:00').success).toBe(false)
  expect(localTime.safeParse('2026-02-28T23:59').success).toBe(true)
  for (const wrong of ['2026-02-28T24:00', '2026-02-30T10:00', '2026-02-28T10:00T', '2026-02-28T10:00:00', 'T', ''])
    expect(localTime.safeParse(wrong).success).toBe(false)
  expect(isZone('Africa/Nairobi')).toBe(true)
  expect(isZone('Mars/Base')).toBe(false)
})

it('keeps the lines of a text', () => {
  expect(text(10).parse('a\r\nb')).toBe('a\nb')
})

it('never throws at an address, whatever is in it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined)), (value) => {
      expect(pageNumber(value)).toBeGreaterThanOrEqual(1)
      expect(param(value).length).toBeLessThanOrEqual(200)
    }),
  )
})

it.each([
  ['7.5', '7.5'],
  ['7,5', '7.5'],
  ['٧٫٥', '7.5'],
  ['۷٫۵', '7.5'],
  ['７．５', '7.5'],
  ['1,000', '1.000'],
  ['1.000,5', '1.000.5'],
  ['1e9', '1e9'],
])('the number %s is read as %s', (typed, plain) => expect(plainNumber(typed)).toBe(plain))

it('reads every number of a field as it is written in it, in every language', () => {
  for (const locale of locales) {
    for (const value of [0, 7.5, 1000, 12_345.5]) expect(Number(plainNumber(fieldNumber(value, locale)))).toBe(value)
  }
  expect(locales.map((locale) => fieldNumber(7.5, locale))).toEqual(['7.5', '7.5', '7,5', '7,5', '7,5', '7.5'])
})
