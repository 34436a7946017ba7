import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { now } from './clock'
import { formatDate, formatDay, formatInstant, formatTimes, formatZone, sameClock } from './dates'
import { env } from './env'

const winter = new Date('2026-11-24T14:00:00Z')
const summer = new Date('2026-07-01T13:00:00Z')

afterEach(() => {
  env().TEST_CLOCK = undefined
})

it('says the weekday, the time and the zone in the zone asked for', () => {
  expect(formatInstant(winter, 'Europe/Rome', 'en')).toMatch(/^Tuesday,? 24 November 2026, 15:00$/)
  expect(formatDay(winter, 'Pacific/Auckland', 'en')).toMatch(/^Wednesday,? 25 November 2026$/)
  expect(formatZone('Europe/Rome', winter, 'en')).toContain('UTC+1')
  expect(formatZone('Europe/Rome', summer, 'en')).toContain('UTC+2')
  expect(formatZone('Asia/Kolkata', summer, 'en')).toContain('UTC+5:30')
  expect(formatZone('UTC', summer, 'en')).toBe('UTC')
})

it('writes Arabic with its own words and western digits', () => {
  expect(formatInstant(winter, 'Europe/Rome', 'ar')).toMatch(/الثلاثاء.*24.*2026.*15:00/)
  expect(formatTimes(winter, new Date(winter.getTime() + 5_400_000), 'Europe/Rome', 'ar')).toContain('15:00–16:30')
})

it('shows a calendar date as itself, in every zone', () => {
  expect(formatDate(new Date('2026-12-31'), 'en')).toBe('31 December 2026')
})

it('knows zones that show the same clock, at that moment', () => {
  expect(sameClock(winter, 'Europe/Rome', 'Europe/Brussels')).toBe(true)
  expect(sameClock(winter, 'Africa/Algiers', 'Europe/Rome')).toBe(true)
  expect(sameClock(summer, 'Africa/Algiers', 'Europe/Rome')).toBe(false)
})

it('moves with the tests’ clock', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lectern-clock-')), 'clock')
  env().TEST_CLOCK = file
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000)
  writeFileSync(file, String(86_400_000))
  expect(now().getTime() - Date.now()).toBeGreaterThan(86_399_000)
})
