import { expect, test } from 'vitest'
import { monthsFrom, placeOf, spanOf } from './year-span'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const months = monthsFrom(new Date('2026-11-22T23:59:59Z'))

test('twelve months begin with the one that it is', () => {
  expect(months.map((month) => month.toISOString().slice(0, 7))).toEqual([
    '2026-11',
    '2026-12',
    '2027-01',
    '2027-02',
    '2027-03',
    '2027-04',
    '2027-05',
    '2027-06',
    '2027-07',
    '2027-08',
    '2027-09',
    '2027-10',
    '2027-11',
  ])
})

test('every month is as wide as the others', () => {
  expect(placeOf(day('2026-11-01'), months)).toBe(0)
  expect(placeOf(day('2026-11-16'), months)).toBe(0.5 / 12)
  expect(placeOf(day('2027-02-15'), months)).toBe(3.5 / 12)
  expect(placeOf(day('2026-01-01'), months)).toBe(0)
  expect(placeOf(day('2027-11-01'), months)).toBe(1)
  expect(placeOf(day('2030-01-01'), months)).toBe(1)
})

test('a stretch ends with its last day, is cut at the ends of the strip, and can be seen however short', () => {
  expect(spanOf({ startsOn: day('2026-12-01'), endsOn: day('2026-12-31') }, months)).toEqual({
    from: '8.3%',
    wide: '8.3%',
  })
  expect(spanOf({ startsOn: day('2020-01-01'), endsOn: day('2040-01-01') }, months)).toEqual({
    from: '0%',
    wide: '100%',
  })
  expect(spanOf({ startsOn: day('2027-10-31'), endsOn: day('2027-10-31') }, months)).toEqual({
    from: '98.8%',
    wide: '1.2%',
  })
})
