import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editionPhase, enrolmentWindow, foldForSearch, pickText } from './rules'

const at = (instant: string) => new Date(instant)
const edition = {
  state: 'published' as const,
  startsOn: at('2026-11-10'),
  endsOn: at('2026-12-18'),
  zone: 'Asia/Tokyo',
  enrolFromAt: null as Date | null,
  enrolUntilAt: null as Date | null,
}

describe('the phase of an edition', () => {
  test('follows its days in its own zone, to the second', () => {
    const phase = (instant: string) => editionPhase(edition, at(instant))
    expect(phase('2026-11-09T14:59:59Z')).toBe('upcoming')
    expect(phase('2026-11-09T15:00:00Z')).toBe('running')
    expect(phase('2026-12-18T14:59:59Z')).toBe('running')
    expect(phase('2026-12-18T15:00:00Z')).toBe('over')
  })

  test.each(['draft', 'cancelled', 'archived'] as const)('is its state where that is %s', (state) => {
    expect(editionPhase({ ...edition, state }, at('2026-11-20T00:00:00Z'))).toBe(state)
  })
})

describe('the window in which people may enrol', () => {
  const open = { ...edition, enrolFromAt: at('2026-10-01T07:00:00Z'), enrolUntilAt: at('2026-11-01T22:00:00Z') }

  test('opens and closes at its very instants', () => {
    const window = (instant: string) => enrolmentWindow(open, at(instant))
    expect(window('2026-10-01T06:59:59Z')).toBe('notYet')
    expect(window('2026-10-01T07:00:00Z')).toBe('open')
    expect(window('2026-11-01T21:59:59Z')).toBe('open')
    expect(window('2026-11-01T22:00:00Z')).toBe('closed')
  })

  test('without an end closes with the edition’s last day in its zone', () => {
    expect(enrolmentWindow(edition, at('2026-12-18T14:59:59Z'))).toBe('open')
    expect(enrolmentWindow(edition, at('2026-12-18T15:00:00Z'))).toBe('closed')
  })

  test.each(['draft', 'cancelled', 'archived'] as const)('is closed on one that is %s', (state) => {
    expect(enrolmentWindow({ ...open, state }, at('2026-10-15T00:00:00Z'))).toBe('closed')
  })
})

test('a text comes in the reader’s language, else the base language, else any', () => {
  const texts = [{ locale: 'fr' }, { locale: 'en' }, { locale: 'ar' }]
  expect(pickText(texts, 'ar', 'en')).toEqual({ locale: 'ar', isFallback: false })
  expect(pickText(texts, 'ru', 'en')).toEqual({ locale: 'en', isFallback: true })
  expect(pickText([{ locale: 'fr' }], 'ru', 'en')).toEqual({ locale: 'fr', isFallback: true })
  expect(pickText([], 'ru', 'en')).toBeNull()
})

describe('folding', () => {
  test.each([
    ['Lutte contre l’extrémisme VIOLENT', 'lutte contre l extremisme violent'],
    ['Straße, Łódź, Đorđe, Ærø', 'strasse lodz dorde aero'],
    ['Master of Laws (LL.M.)', 'master of laws llm'],
    ['الإرهابُ والجريمةُ المنظَّمة', 'الارهاب والجريمه المنظمه'],
    ['مســـتوى ٢٠٢٦', 'مستوي 2026'],
    ['  a—b\u202e\nc ', 'a b c'],
  ])('%s', (text, folded) => expect(foldForSearch(text)).toBe(folded))

  test('twice is once, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
      }),
    )
  })

  test('composed and decomposed, upper and lower case are one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldForSearch(text.normalize('NFD'))).toBe(foldForSearch(text.normalize('NFC')))
      }),
    )
  })
})
