import { expect, test } from 'vitest'
import { together } from './together'

test('what comes meanwhile is done next, together, in order and about its own thing', async () => {
  const groups: [string, number[]][] = []
  const doubled = together(async (about, asks: number[]) => {
    groups.push([about, asks])
    await new Promise(setImmediate)
    return asks.map((ask) => ask * 2)
  }, 3)
  const answers = await Promise.all([1, 2, 3, 4, 5].map((ask) => doubled('one', ask)).concat(doubled('other', 9)))
  expect(answers).toEqual([2, 4, 6, 8, 10, 18])
  expect(groups).toEqual([
    ['one', [1]],
    ['other', [9]],
    ['one', [2, 3, 4]],
    ['one', [5]],
  ])
  expect(await doubled('one', 6), 'begins anew once nobody waits').toBe(12)
})

test('a group that fails fails for all of it, and not for the next', async () => {
  const settled = await Promise.allSettled(
    (() => {
      const divided = together(async (_, asks: number[]) => {
        await new Promise(setImmediate)
        if (asks.includes(0)) throw new Error('by nothing')
        return asks.map((ask) => 12 / ask)
      }, 2)
      return [3, 0, 4, 6].map((ask) => divided('it', ask))
    })(),
  )
  expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    4,
    'by nothing',
    'by nothing',
    2,
  ])
})
