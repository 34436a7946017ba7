import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathOf, pointsOf, shareOf, ticksFor } from './plot-scale'

describe('the marks of an axis', () => {
  it.each([
    [10, [0, 2.5, 5, 7.5, 10]],
    [47, [0, 20, 40, 60]],
    [1000, [0, 250, 500, 750, 1000]],
    [0.8, [0, 0.2, 0.4, 0.6, 0.8]],
    [0, [0]],
  ])('up to %d are round', (most, ticks) => expect(ticksFor(most)).toEqual(ticks))

  it('begin at nought, rise and hold the greatest, few of them', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e9, noNaN: true }), (most) => {
        const ticks = ticksFor(most)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9))
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect(ticks).toEqual([...ticks].sort((a, b) => a - b))
      }),
    )
  })
})

describe('what is drawn', () => {
  it('stays within its frame', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (value, most) => {
        expect(shareOf(value, most)).toBeGreaterThanOrEqual(0)
        expect(shareOf(value, most)).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('is a line that leaves out what is not known', () => {
    const points = pointsOf([0, 50, null, 100, 25], 100)
    expect(points).toEqual([{ x: 0, y: 100 }, { x: 25, y: 50 }, null, { x: 75, y: 0 }, { x: 100, y: 75 }])
    expect(pathOf(points)).toBe('M0 100L25 50M75 0L100 75')
    expect(pointsOf([3], 3)).toEqual([{ x: 0, y: 0 }])
    expect(pathOf([])).toBe('')
  })
})
