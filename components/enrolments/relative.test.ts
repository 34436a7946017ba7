import { expect, test } from 'vitest'
import { relativeTo } from './relative'

const now = new Date('2026-11-22T20:30:00Z')
const at = (iso: string, zone = 'UTC', locale = 'en') => relativeTo(new Date(iso), now, zone, locale)

test('minutes within the hour, hours within the day, days by the reader’s calendar', () => {
  expect(at('2026-11-22T20:50:00Z')).toBe('in 20 minutes')
  expect(at('2026-11-22T23:00:00Z')).toBe('in 3 hours')
  expect(at('2026-11-23T09:00:00Z')).toBe('tomorrow')
  expect(at('2026-11-22T23:00:00Z', 'America/New_York')).toBe('in 3 hours')
  expect(at('2026-11-22T23:00:00Z', 'Europe/Rome')).toBe('tomorrow')
  expect(at('2026-11-25T09:00:00Z')).toBe('in 3 days')
})

test('in the reader’s language, with the digits of the rest of the page', () => {
  expect(at('2026-11-27T09:00:00Z', 'UTC', 'fr')).toBe('dans 5 jours')
  expect(at('2026-11-27T09:00:00Z', 'UTC', 'ar')).toBe('خلال 5 أيام')
})
