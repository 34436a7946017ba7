import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysToNext, decideAct, lackedToPublish, slugFrom, termSeen, withPlace } from './rules'
import { editionActs, editionStates, isSlug } from './schema'

const at = (instant: string) => new Date(instant)
const edition = {
  state: 'published' as const,
  startsOn: at('2026-11-10'),
  endsOn: at('2026-12-18'),
  zone: 'Asia/Tokyo',
  enrolmentCount: 0,
  comingSessionCount: 0,
}
const lastMoment = at('2026-12-18T14:59:59Z')
const over = at('2026-12-18T15:00:00Z')

const anyEdition = fc.record({
  state: fc.constantFrom(...editionStates),
  enrolmentCount: fc.nat(3),
  comingSessionCount: fc.nat(3),
})
const anyAct = fc.constantFrom(...editionActs)
const anyTime = fc.constantFrom(lastMoment, over)

describe('what can become of an edition', () => {
  test('is archived after its last day in its zone, to the second, and cancelled before', () => {
    expect(decideAct('archive', edition, lastMoment)).toEqual({ whyNot: 'editionNotOver' })
    expect(decideAct('archive', edition, over)).toEqual({ to: 'archived' })
    expect(decideAct('cancel', edition, lastMoment)).toEqual({ to: 'cancelled' })
    expect(decideAct('cancel', edition, over)).toEqual({ whyNot: 'editionOver' })
  })

  test('nothing, once it is cancelled', () => {
    fc.assert(
      fc.property(anyEdition, anyAct, anyTime, (some, act, now) => {
        expect(decideAct(act, { ...edition, ...some, state: 'cancelled' }, now)).toEqual({ whyNot: 'actNotNow' })
      }),
    )
  })

  test('an act changes the state or says why not, and never does the same twice', () => {
    fc.assert(
      fc.property(anyEdition, anyAct, anyTime, (some, act, now) => {
        const decision = decideAct(act, { ...edition, ...some }, now)
        if (decision.whyNot) return
        expect(decision.to).not.toBe(some.state)
        expect(decideAct(act, { ...edition, ...some, state: decision.to }, now)).toEqual({ whyNot: 'actNotNow' })
      }),
    )
  })

  test('whatever is done in whatever order, people are never left on a draft', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyAct, fc.constant('enrol' as const))), anyTime, (acts, now) => {
        let some = { ...edition, state: 'draft' as (typeof editionStates)[number] }
        for (const act of acts) {
          if (act === 'enrol')
            some = some.state === 'published' ? { ...some, enrolmentCount: some.enrolmentCount + 1 } : some
          else some = { ...some, state: decideAct(act, some, now).to ?? some.state }
          expect(some.state === 'draft' && some.enrolmentCount > 0).toBe(false)
        }
      }),
    )
  })

  test('it is published with a title, a label, dates and places', () => {
    const whole = { ...edition, places: 10, title: 'Evidence', label: '2026' }
    expect(lackedToPublish(whole)).toBeNull()
    expect(lackedToPublish({ ...whole, title: undefined })).toBe('publishWithoutTitle')
    expect(lackedToPublish({ ...whole, label: ' ' })).toBe('publishWithoutLabel')
    expect(lackedToPublish({ ...whole, places: 0 })).toBe('publishWithoutDates')
    expect(lackedToPublish({ ...whole, startsOn: whole.endsOn })).toBeNull()
    expect(lackedToPublish({ ...whole, startsOn: at('2026-12-19') })).toBe('publishWithoutDates')
  })
})

describe('an address proposed for an edition', () => {
  test('is of its code and label', () => {
    expect(slugFrom('LLM-TCJ', '21st edition, 2026–2027')).toBe('llm-tcj-21st-edition-2026-2027')
    expect(slugFrom('SC-MIG', 'خريف ٢٠٢٦')).toBe('sc-mig-2026')
  })

  test('is an address whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (code, label) => {
        expect(isSlug(slugFrom(code, label))).toBe(true)
      }),
    )
  })
})

test('the next edition begins on the same weekday and after now', () => {
  const day = fc.date({ min: at('2000-01-01'), max: at('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, day, (startsOn, now) => {
      const days = daysToNext(startsOn, now)
      expect(days % 7).toBe(0)
      expect(days).toBeGreaterThan(0)
      expect(startsOn.getTime() + days * 86_400_000).toBeGreaterThan(now.getTime())
    }),
  )
})

describe('a place in a list', () => {
  test('is counted from 1, its ends are the ends', () => {
    expect(withPlace(['a', 'b', 'c'], 'c', 1)).toEqual(['c', 'a', 'b'])
    expect(withPlace(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'a', 'c'])
    expect(withPlace(['a', 'b'], 'c', 1000)).toEqual(['a', 'b', 'c'])
    expect(withPlace(['a', 'b'], 'b', -1)).toEqual(['b', 'a'])
  })

  test('keeps everyone once and the others in their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.integer(), (ids, n, place) => {
        const id = ids[n % ids.length] as string
        const placed = withPlace(ids, id, place)
        expect(placed.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id))
        expect(placed).toHaveLength(ids.length)
      }),
    )
  })
})

test('what was seen of a term tells its changes, whatever the order of its names', () => {
  const texts = [
    { locale: 'en', name: 'First' },
    { locale: 'ar', name: 'الأول' },
  ]
  const seen = termSeen({ position: 1, texts })
  expect(termSeen({ position: 1, texts: texts.toReversed() })).toBe(seen)
  expect(termSeen({ position: 2, texts })).not.toBe(seen)
  expect(termSeen({ position: 1, texts: texts.slice(1) })).not.toBe(seen)
})
