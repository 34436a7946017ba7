import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localAt, weekOf } from './rules'

const now = new Date('2026-11-22T22:30Z')

describe('a week', () => {
  it('is the one that it is now in the reader’s zone', () => {
    expect(weekOf({}, 'Europe/Rome', now)).toMatchObject({ key: '2026-W47', previous: '2026-W46', next: '2026-W48' })
    expect(weekOf({}, 'Africa/Nairobi', now).key).toBe('2026-W48')
  })

  it('begins and ends at midnight there, across a change of the clocks too', () => {
    const week = weekOf({ week: '2026-W43' }, 'Europe/Rome', now)
    expect([week.days[0], week.days[6]]).toEqual(['2026-10-19', '2026-10-25'])
    expect([week.from.toISOString(), week.to.toISOString()]).toEqual([
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
  })

  it('is found by a day in it', () => {
    expect(weekOf({ from: '2026-11-26' }, 'UTC', now).key).toBe('2026-W48')
    expect(weekOf({ from: '2027-01-01' }, 'UTC', now)).toMatchObject({ key: '2026-W53', next: '2027-W01' })
  })

  it('is this one for whatever names none', () => {
    for (const week of ['', '2026-W00', '2026-W54', '2025-W53', '1-W1', '9999-W01', 'x'.repeat(5000)])
      expect(weekOf({ week }, 'UTC', now).key).toBe('2026-W47')
    for (const from of ['', '2026-02-30', '0000-01-01', '-1']) expect(weekOf({ from }, 'UTC', now).key).toBe('2026-W47')
  })

  it('leads to the next and back, and holds its days', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }), (day) => {
        const week = weekOf({ from: day.toISOString().slice(0, 10) }, 'America/New_York', now)
        expect(week.days).toContain(day.toISOString().slice(0, 10))
        expect(weekOf({ week: week.next }, 'America/New_York', now)).toMatchObject({
          from: week.to,
          previous: week.key,
        })
        expect(localAt(week.from, 'America/New_York').slice(0, 10)).toBe(week.days[0])
      }),
    )
  })
})
