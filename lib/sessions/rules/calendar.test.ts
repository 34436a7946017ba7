import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarViews, dayFrom, spanOf, viewFrom, weekBeginsOn } from './calendar'
import { folded, hoursOf, inLanes, minutesOf, piecesOf } from './calendar-day'

const now = new Date('2026-11-22T22:30Z')
const zones = ['UTC', 'Europe/Rome', 'America/New_York', 'Africa/Cairo', 'Asia/Kathmandu', 'America/Santiago']

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))

describe('weeks', () => {
  it('begin as the reader’s country has it, else as the language’s does', () => {
    expect(['IT', 'EG', 'US', 'SA'].map((country) => weekBeginsOn('en', country))).toEqual([1, 6, 7, 7])
    expect(['en', 'ar', 'fr', 'zh'].map((locale) => weekBeginsOn(locale))).toEqual([1, 6, 1, 1])
    expect(weekBeginsOn('en', '!!')).toBe(1)
  })

  it('run over a change of the clocks from midnight to midnight', () => {
    const week = spanOf('week', '2026-10-22', 'Europe/Rome', 1)
    expect([week.first, week.last]).toEqual(['2026-10-19', '2026-10-25'])
    expect([week.from.toISOString(), week.to.toISOString()]).toEqual([
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
    expect(week.days.map(({ hours }) => hours)).toEqual([24, 24, 24, 24, 24, 24, 25])
    expect(spanOf('week', '2026-03-29', 'Europe/Rome', 7).days[0]).toMatchObject({ on: '2026-03-29', hours: 23 })
  })

  it('have days that begin at one where the clocks skip midnight', () => {
    const [sunday] = spanOf('agenda', '2026-09-06', 'America/Santiago', 1).days
    expect(sunday).toMatchObject({ hours: 23, from: new Date('2026-09-06T04:00Z') })
  })
})

describe('the day that an address asks for', () => {
  it('is a day, a week by its name, or today in the reader’s zone', () => {
    expect(dayFrom({ on: '2026-11-03' }, 'UTC', now)).toBe('2026-11-03')
    expect(dayFrom({ week: '2026-W48' }, 'UTC', now)).toBe('2026-11-23')
    expect(dayFrom({}, 'Europe/Rome', now)).toBe('2026-11-22')
    expect(dayFrom({}, 'Africa/Nairobi', now)).toBe('2026-11-23')
  })

  it('is today for whatever names none', () => {
    for (const asked of ['', '2026-02-30', '0000-01-01', '-1', 'x'.repeat(5000), '2026-W54', '9999-W01']) {
      expect(dayFrom({ on: asked, week: asked }, 'UTC', now)).toBe('2026-11-22')
      expect(viewFrom(asked, 'week')).toBe('week')
    }
  })
})

describe('any view of any day', () => {
  it('holds the day, in whole weeks, its days one after the other', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...calendarViews),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 7 }),
        (on, view, zone, weekday) => {
          const span = spanOf(view, on, zone, weekday)
          expect(span.days.map((one) => one.on)).toContain(on)
          for (const [i, one] of span.days.entries()) {
            expect(span.days[i + 1]?.from ?? span.to).toEqual(one.to)
            expect(one.hours).toBeGreaterThan(21)
            expect(one.hours).toBeLessThan(27)
          }
          if (view === 'agenda') return
          expect(span.days.length % 7).toBe(0)
          expect(new Date(span.days[0]?.on ?? '').getUTCDay() || 7).toBe(weekday)
        },
      ),
    )
  })

  it('leads to the stretch after it without a gap, and back', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...calendarViews), fc.integer({ min: 1, max: 7 }), (on, view, weekday) => {
        const span = spanOf(view, on, 'Europe/Rome', weekday)
        const after = spanOf(view, span.next, 'Europe/Rome', weekday)
        expect(Date.parse(after.first) - Date.parse(span.last)).toBe(86_400_000)
        expect(after.previous).toBe(span.first)
      }),
    )
  })
})

describe('the sessions of a day', () => {
  const at = (from: string, to: string, isLive = true) => ({ startsAt: new Date(from), endsAt: new Date(to), isLive })

  it('are on both days where they cross midnight in the reader’s zone', () => {
    const late = at('2026-11-24T22:00Z', '2026-11-24T23:30Z')
    const pieces = (zone: string) =>
      spanOf('week', '2026-11-24', zone, 1).days.flatMap((one, _, [first = one]) =>
        piecesOf([late], one, first).map(({ isGoingOn }) => [one.on, isGoingOn, minutesOf(late, one, zone)]),
      )
    expect(pieces('UTC')).toEqual([['2026-11-24', false, { from: 1320, to: 1410 }]])
    expect(pieces('Europe/Rome')).toEqual([
      ['2026-11-24', false, { from: 1380, to: 1440 }],
      ['2026-11-25', true, { from: 0, to: 30 }],
    ])
  })

  it('are told again only after a day that is shown too', () => {
    const late = at('2026-11-24T22:00Z', '2026-11-24T23:30Z')
    const again = (on: string) => {
      const span = spanOf('agenda', on, 'Europe/Rome', 1)
      return span.days.flatMap((one) => piecesOf([late], one, span).map(({ isAgain }) => [one.on, isAgain]))
    }
    expect(again('2026-11-24')).toEqual([
      ['2026-11-24', false],
      ['2026-11-25', true],
    ])
    expect(again('2026-11-25')).toEqual([['2026-11-25', false]])
  })

  it('have an end after their start where the clocks go back over it', () => {
    const [sunday] = spanOf('agenda', '2026-10-25', 'Europe/Rome', 1).days
    const across = at('2026-10-25T00:45Z', '2026-10-25T01:15Z')
    expect(sunday && minutesOf(across, sunday, 'Europe/Rome')).toEqual({ from: 165, to: 195 })
  })

  it('make up the whole of each session within what is shown', () => {
    const session = fc
      .tuple(fc.integer({ min: 0, max: 40 * 1440 }), fc.integer({ min: 5, max: 1440 }))
      .map(([start, length]) => {
        const startsAt = new Date(Date.UTC(2026, 9, 1) + start * 60_000)
        return { startsAt, endsAt: new Date(startsAt.getTime() + length * 60_000) }
      })
    fc.assert(
      fc.property(fc.array(session), fc.constantFrom(...zones), (sessions, zone) => {
        const span = spanOf('month', '2026-10-15', zone, 1)
        const within = (from: Date, to: Date, one: { startsAt: Date; endsAt: Date }) =>
          Math.max(0, Math.min(+to, +one.endsAt) - Math.max(+from, +one.startsAt))
        for (const one of sessions) {
          const parts = span.days.filter((of) => piecesOf(sessions, of, span).some(({ session: s }) => s === one))
          const sum = parts.reduce((total, { from, to }) => total + within(from, to, one), 0)
          expect(sum).toBe(within(span.from, span.to, one))
          for (const of of parts) {
            const { from, to } = minutesOf(one, of, zone)
            expect(from < to || from === 1439 || from === 1440).toBe(true)
            expect(to).toBeLessThanOrEqual(1440)
          }
        }
      }),
    )
  })

  it('stand side by side only where they are at once, and the rest is counted', () => {
    const minutes = fc
      .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 5, max: 300 }))
      .map(([from, length]) => ({ from, to: from + length }))
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), (pieces, most) => {
        const { placed, lanes, moreCount } = inLanes(pieces, most)
        expect(placed.length + moreCount).toBe(pieces.length)
        expect(lanes).toBeLessThanOrEqual(most)
        for (const one of placed) {
          for (const other of placed) {
            if (one !== other && one.lane === other.lane)
              expect(one.from >= other.to || other.from >= one.to).toBe(true)
          }
        }
      }),
    )
  })

  it('fold to those that take place', () => {
    const sessions = [1, 2, 3].map((hour) => at(`2026-11-24T0${hour}:00Z`, `2026-11-24T0${hour}:30Z`, hour !== 1))
    const span = spanOf('agenda', '2026-11-24', 'UTC', 1)
    const { shown, moreCount } = folded(
      span.days.flatMap((one) => piecesOf(sessions, one, span)),
      2,
    )
    expect([shown.map(({ session }) => session), moreCount]).toEqual([sessions.slice(1), 1])
  })

  it('stretch the hours that a week shows', () => {
    expect(hoursOf([])).toEqual({ first: 9, last: 17 })
    expect(hoursOf([{ from: 7 * 60 + 30, to: 19 * 60 + 1 }])).toEqual({ first: 7, last: 20 })
  })
})
