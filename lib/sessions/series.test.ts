import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { expandSeries, localAt, type Occurrence, type SeriesRule } from './rules'
import { MOST_SESSIONS } from './schema'

const rule = (more: Partial<SeriesRule> = {}): SeriesRule => ({
  weekdays: [2, 4],
  firstOn: '2026-10-05',
  lastOn: '2026-12-18',
  exceptOn: [],
  localStart: '15:00',
  durationMinutes: 90,
  zone: 'Europe/Rome',
  ...more,
})

function occurrences(more: Partial<SeriesRule> = {}): Occurrence[] {
  const expansion = expandSeries(rule(more))
  if (!expansion.ok) throw new Error(expansion.reason)
  return expansion.occurrences
}

describe('a weekly series', () => {
  it('meets on its weekdays from the first day to the last, but for its exceptions', () => {
    const all = occurrences({ exceptOn: ['2026-11-03', '2026-11-04', '2027-05-01'] })
    expect(all.slice(0, 3).map(({ on }) => on)).toEqual(['2026-10-06', '2026-10-08', '2026-10-13'])
    expect(all.at(-1)?.on).toBe('2026-12-17')
    expect(all).toHaveLength(21)
    expect(all.map(({ on }) => on)).not.toContain('2026-11-03')
  })

  it('stays at its local time when the clocks change, and says so', () => {
    const all = occurrences({ firstOn: '2026-10-20', lastOn: '2026-10-29' })
    expect(all.map((one) => one.kind === 'at' && one.times.startsAt.toISOString())).toEqual([
      '2026-10-20T13:00:00.000Z',
      '2026-10-22T13:00:00.000Z',
      '2026-10-27T14:00:00.000Z',
      '2026-10-29T14:00:00.000Z',
    ])
    expect(all.map(({ offsetMinutes }) => offsetMinutes)).toEqual([120, 120, 60, 60])
    expect(all.map(({ clocksMovedMinutes }) => clocksMovedMinutes)).toEqual([0, 0, -60, 0])
  })

  it('names the night on which its time does not exist', () => {
    const all = occurrences({ weekdays: [7], firstOn: '2027-03-21', lastOn: '2027-04-04', localStart: '02:30' })
    expect(all.map(({ on, kind }) => [on, kind])).toEqual([
      ['2027-03-21', 'at'],
      ['2027-03-28', 'missing'],
      ['2027-04-04', 'at'],
    ])
  })

  it('asks which is meant on the night on which it exists twice', () => {
    const october = { weekdays: [7], firstOn: '2026-10-25', lastOn: '2026-10-25', localStart: '02:30' }
    expect(occurrences(october)).toMatchObject([
      { kind: 'twice', earlier: new Date('2026-10-25T00:30Z'), later: new Date('2026-10-25T01:30Z') },
    ])
    expect(occurrences({ ...october, fold: 1 })).toMatchObject([
      { kind: 'at', isChosen: true, times: { startsAt: new Date('2026-10-25T01:30Z'), fold: 1 } },
    ])
  })

  it('of 10,000 is counted and refused', () => {
    const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], firstOn: '2026-01-01' }
    expect(expandSeries(rule({ ...everyDay, lastOn: '2053-05-18' }))).toEqual({
      ok: false,
      reason: 'seriesTooLong',
      count: 10_000,
    })
    expect(expandSeries(rule({ ...everyDay, lastOn: '2026-07-19' })).ok).toBe(true)
    expect(expandSeries(rule({ ...everyDay, lastOn: '2026-07-20' }))).toEqual({
      ok: false,
      reason: 'seriesTooLong',
      count: MOST_SESSIONS + 1,
    })
    expect(expandSeries(rule({ ...everyDay, lastOn: '2026-07-20', exceptOn: ['2026-02-01'] })).ok).toBe(true)
  })

  it('of no day at all is refused, and one that ends before it begins', () => {
    expect(expandSeries(rule({ firstOn: '2026-10-09', lastOn: '2026-10-12' }))).toMatchObject({ reason: 'seriesEmpty' })
    expect(expandSeries(rule({ firstOn: '2026-10-06', lastOn: '2026-10-06', exceptOn: ['2026-10-06'] }))).toMatchObject(
      { reason: 'seriesEmpty' },
    )
    expect(expandSeries(rule({ firstOn: '2026-10-06', lastOn: '2026-10-05' }))).toMatchObject({
      reason: 'lastBeforeFirst',
    })
  })

  it('has every day that it should and no other, each at its local time', () => {
    const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }))
    const anyRule = fc.record({
      first: anyDay,
      length: fc.integer({ min: 0, max: 180 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      except: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }),
      zone: fc.constantFrom('Europe/Rome', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo'),
    })
    fc.assert(
      fc.property(anyRule, ({ first, length, weekdays, except, zone }) => {
        const exceptOn = except.map((days) => first.add({ days }).toString())
        const lastOn = first.add({ days: length }).toString()
        const expansion = expandSeries(rule({ firstOn: first.toString(), lastOn, weekdays, exceptOn, zone }))
        const expected = Array.from({ length: length + 1 }, (_, days) => first.add({ days }))
          .filter((day) => weekdays.includes(day.dayOfWeek) && !exceptOn.includes(day.toString()))
          .map(String)
        expect(expansion.ok ? expansion.occurrences.map(({ on }) => on) : []).toEqual(expected)
        for (const one of expansion.ok ? expansion.occurrences : []) {
          if (one.kind === 'at') expect(localAt(one.times.startsAt, zone)).toBe(`${one.on}T15:00`)
        }
      }),
    )
  })
})
