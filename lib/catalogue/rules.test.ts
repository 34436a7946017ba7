import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  editionPhase,
  editionToShow,
  enrolmentWindow,
  foldForSearch,
  groupOf,
  isOpenNow,
  pickText,
  relevance,
  standingOf,
  wordsOf,
} from './rules'

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

  test.each([null, at('2027-06-01T00:00:00Z')])(
    'closes with the edition’s last day in its zone, whatever its end: %s',
    (enrolUntilAt) => {
      expect(enrolmentWindow({ ...edition, enrolUntilAt }, at('2026-12-18T14:59:59Z'))).toBe('open')
      expect(enrolmentWindow({ ...edition, enrolUntilAt }, at('2026-12-18T15:00:00Z'))).toBe('closed')
    },
  )

  test.each(['draft', 'cancelled', 'archived'] as const)('is closed on one that is %s', (state) => {
    expect(enrolmentWindow({ ...open, state }, at('2026-10-15T00:00:00Z'))).toBe('closed')
  })
})

describe('how an edition stands', () => {
  const coming = { ...edition, wayIn: 'open' as const, places: 40, takenCount: 0 }
  const before = at('2026-10-15T00:00:00Z')
  const during = at('2026-11-20T00:00:00Z')
  const enrolUntilAt = at('2026-11-01T22:00:00Z')

  test.each([
    ['with places', {}, { kind: 'placesLeft', leftCount: 40, isFew: false }],
    ['with few of them', { takenCount: 36 }, { kind: 'placesLeft', leftCount: 4, isFew: true }],
    ['full', { takenCount: 40 }, { kind: 'full' }],
    ['by application', { wayIn: 'application' as const, enrolUntilAt }, { kind: 'apply', untilAt: enrolUntilAt }],
    ['by nomination', { wayIn: 'nomination' as const }, { kind: 'nominate', untilAt: null }],
    ['by invitation', { wayIn: 'invitation' as const }, { kind: 'invitation' }],
    ['not open yet', { enrolFromAt: enrolUntilAt }, { kind: 'notYet', fromAt: enrolUntilAt }],
    ['closed', { enrolUntilAt: before }, { kind: 'closed' }],
    ['a draft', { state: 'draft' as const }, { kind: 'draft' }],
    ['cancelled', { state: 'cancelled' as const }, { kind: 'cancelled' }],
  ])('before it begins, %s', (_, change, standing) => {
    expect(standingOf({ ...coming, ...change }, before)).toEqual(standing)
  })

  test('while it runs and after', () => {
    expect(standingOf(coming, during).kind).toBe('placesLeft')
    expect(standingOf({ ...coming, enrolUntilAt }, during)).toEqual({ kind: 'running' })
    expect(standingOf(coming, at('2027-01-01T00:00:00Z'))).toEqual({ kind: 'over' })
  })

  test('is open to nobody by invitation, and to people otherwise while its window is', () => {
    expect(isOpenNow(coming, before)).toBe(true)
    expect(isOpenNow({ ...coming, wayIn: 'invitation' }, before)).toBe(false)
    expect(isOpenNow({ ...coming, enrolUntilAt }, during)).toBe(false)
  })

  test('the one to show is open, else the next, the running, the last', () => {
    const past = { ...coming, startsOn: at('2020-01-01'), endsOn: at('2020-02-01') }
    const older = { ...past, startsOn: at('2019-01-01'), endsOn: at('2019-02-01') }
    const later = { ...coming, startsOn: at('2027-11-10'), endsOn: at('2027-12-18') }
    const closed = { ...coming, enrolUntilAt: at('2026-10-01T00:00:00Z') }
    const cancelled = { ...coming, state: 'cancelled' as const }
    expect(editionToShow([older, past, cancelled, closed, later], before)).toBe(later)
    expect(editionToShow([older, past, cancelled, closed], before)).toBe(closed)
    expect(editionToShow([older, past, cancelled], before)).toBe(past)
    expect(editionToShow([], before)).toBeNull()
    expect([coming, closed, cancelled, past].map((one) => groupOf(one, before))).toEqual([
      'open',
      'current',
      'current',
      'past',
    ])
  })

  test('never tells of places left where none are, and always says something', () => {
    const instant = fc.date({ min: at('2026-01-01'), max: at('2027-12-31'), noInvalidDate: true })
    const any = fc.record({
      state: fc.constantFrom('draft', 'published', 'cancelled', 'archived' as const),
      wayIn: fc.constantFrom('open', 'application', 'nomination', 'invitation' as const),
      places: fc.integer({ min: 1, max: 100 }),
      taken: fc.nat(),
      enrolFromAt: fc.option(instant),
      enrolUntilAt: fc.option(instant),
    })
    fc.assert(
      fc.property(any, instant, ({ taken, ...one }, now) => {
        const it = { ...edition, ...one, takenCount: taken % (one.places + 1) } as Parameters<typeof standingOf>[0]
        const standing = standingOf(it, now)
        if (standing.kind === 'placesLeft') {
          expect(it.takenCount + standing.leftCount).toBe(it.places)
          expect(standing.leftCount).toBeGreaterThan(0)
        }
        const invites = ['placesLeft', 'full', 'apply', 'nominate'].includes(standing.kind)
        expect(isOpenNow(it, now)).toBe(invites)
      }),
    )
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

describe('the words of a search', () => {
  test('are folded, each once, and short ones count only among themselves', () => {
    expect(wordsOf('  The LAW of the Law ')).toEqual(['the', 'law'])
    expect(wordsOf('AI')).toEqual(['ai'])
    expect(wordsOf('%_\\ \u0000')).toEqual([])
    expect(wordsOf(`${'law '.repeat(1250)}end`)).toEqual(['law'])
    expect(wordsOf('abc1 abc2 abc3 abc4 abc5 abc6 abc7 abc8 abc9')).toHaveLength(8)
  })
})

describe('relevance', () => {
  const found = (search: string, text: string) =>
    relevance(wordsOf(search), foldForSearch(text), foldForSearch(text)) !== null

  test.each([
    ['migraton', 'Specialised course on migration'],
    ['terorism', 'Countering terrorism'],
    ['hertiage', 'Protection of cultural heritage'],
    ['extremizm', 'Violent extremism'],
    ['inteligence', 'Artificial intelligence'],
    ['nuclaer', 'Radiological and nuclear security'],
    ['traficking human', 'Trafficking in human beings'],
    ['hériTAGE', 'heritage'],
    ['mentor', 'Mentoring'],
    ['LLM', 'Master of Laws (LL.M.)'],
    ['الجريمه', 'الجريمة المنظمة'],
    ['جريمة', 'مكافحة الجريمة'],
    ['ارهب', 'الإرهاب'],
    ['犯罪', '预防犯罪与刑事司法'],
  ])('%s finds "%s"', (search, text) => expect(found(search, text)).toBe(true))

  test.each([
    ['migration', 'Mitigation of risk'],
    ['tourism', 'Terrorism'],
    ['hate', 'State'],
    ['border', 'Order'],
    ['security', 'Secular'],
    ['justice', 'Just institutions'],
    ['law', 'Labour'],
    ['ai', 'Training'],
    ['human migration', 'Human rights'],
  ])('%s does not find "%s"', (search, text) => expect(found(search, text)).toBe(false))

  test('puts the title before the summary and the word before its like', () => {
    const score = (search: string, title: string, text: string) =>
      relevance(wordsOf(search), foldForSearch(title), foldForSearch(`${title} ${text}`)) ?? 0
    expect(score('heritage', 'Heritage', '')).toBeGreaterThan(score('heritage', 'Museums', 'heritage'))
    expect(score('heritage', 'Museums', 'heritage')).toBeGreaterThan(score('heritige', 'Museums', 'heritage'))
  })

  test('a word with one slip after its second letter is still found', () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/)
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'double', 'swap', 'other'), (text, n, slip) => {
        const at = 2 + (n % (text.length - 3))
        const letter = text.charAt(at)
        const slipped = {
          drop: text.slice(0, at) + text.slice(at + 1),
          double: text.slice(0, at) + letter + text.slice(at),
          swap: text.slice(0, at) + text.charAt(at + 1) + letter + text.slice(at + 2),
          other: `${text.slice(0, at)}${letter === 'q' ? 'k' : 'q'}${text.slice(at + 1)}`,
        }[slip]
        expect(relevance([slipped], '', text)).not.toBeNull()
      }),
    )
  })
})
