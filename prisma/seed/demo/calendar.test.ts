import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, demoCalendar, todaysStart } from './calendar'

const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
const ZONE = 'Europe/Rome'

test('whenever the demonstration is made, its session of today ends today, and begins soon unless the day is nearly over', () => {
  fc.assert(
    fc.property(moments, (now) => {
      const startsAt = todaysStart(now, ZONE, 90)
      const endsAt = new Date(startsAt.getTime() + 90 * 60_000)
      expect(dayIn(ZONE, startsAt).toString()).toBe(dayIn(ZONE, now).toString())
      expect(dayIn(ZONE, endsAt).toString()).toBe(dayIn(ZONE, now).toString())
      expect(startsAt.getTime() - now.getTime()).toBeLessThanOrEqual(20 * 60_000)
      // In whole minutes: in the day's last one it is just over.
      expect(endsAt.getTime()).toBeGreaterThan(now.getTime() - 60_000)
    }),
  )
})

test('the LL.M. is numbered on from the 14th of 2019', () => {
  expect(demoCalendar(new Date('2026-11-22T09:00:00Z')).programme.slug).toBe('llm-tcj-21')
})
