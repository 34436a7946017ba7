import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, enrolled, HOUR, held, later, rule } from '@/scripts/vitest/held-session'
import { attendanceRate, type RatedSession, toPass } from './rules'
import { markValues } from './schema'

describe('what a learner still lacks to pass', () => {
  const needs = { ...rule, ratePermille: 800 }
  const toCome = (hours = 1.5) =>
    held(null, { startsAt: later(after, HOUR), endsAt: later(after, (1 + hours) * HOUR), registerState: 'open' })
  const of = (sessions: RatedSession[], more = {}) => toPass({ ...needs, ...more }, enrolled, sessions, after)

  test('is so many of the sessions that are not counted yet', () => {
    expect(of([held('absent'), held('present'), held('present'), toCome(), toCome()])).toEqual({
      kind: 'needs',
      count: 2,
      ofCount: 2,
    })
    expect(of([...Array(7).fill(held('present')), toCome(), toCome(), toCome()])).toEqual({
      kind: 'needs',
      count: 1,
      ofCount: 3,
    })
  })

  test('is nothing once missing all the rest would still do, and out of reach once all the rest would not', () => {
    expect(of([...Array(8).fill(held('present')), toCome(), toCome()])).toEqual({ kind: 'reached' })
    expect(of([held('absent'), held('absent'), toCome()])).toEqual({ kind: 'beyond' })
    expect(of([held('absent')], { ratePermille: 0 })).toEqual({ kind: 'reached' })
  })

  test('counts a session that is over as not decided until its register is closed', () => {
    expect(of([held(null, { registerState: 'open' })])).toEqual({ kind: 'needs', count: 1, ofCount: 1 })
    expect(of([held('excused')])).toEqual({ kind: 'nothingCounts' })
    expect(of([])).toEqual({ kind: 'nothingCounts' })
  })

  test('by minutes the long sessions help most', () => {
    const byMinutes = { rateBasis: 'minutes' as const, ratePermille: 500 }
    expect(of([toCome(1), toCome(6), toCome(1)], byMinutes)).toEqual({ kind: 'needs', count: 1, ofCount: 3 })
  })

  test('never asks for more than would do', () => {
    const session = fc.record({ value: fc.constantFrom(...markValues, null), isOpen: fc.boolean() })
    fc.assert(
      fc.property(fc.array(session, { maxLength: 12 }), fc.integer({ min: 1, max: 1000 }), (list, ratePermille) => {
        const sessions = list.map(({ value, isOpen }) => (isOpen ? toCome() : held(value)))
        const lacks = of(sessions, { ratePermille })
        const { bestPermille } = attendanceRate(rule, enrolled, sessions, after)
        expect(lacks.kind === 'nothingCounts').toBe(bestPermille === null)
        expect(lacks.kind === 'beyond').toBe(bestPermille !== null && bestPermille < ratePermille)
      }),
    )
  })
})
