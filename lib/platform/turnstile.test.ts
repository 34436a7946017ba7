import { expect, test } from 'vitest'
import { turnstile } from './turnstile'

test('lets so many through at once, in order, also after failures', async () => {
  const inTurn = turnstile(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const works = Array.from({ length: 5 }, (_, i) =>
    inTurn(async () => {
      begun.push(i)
      await new Promise<void>((end) => ends.push(end))
      if (i === 0) throw new Error('failed')
      return i
    }),
  )
  const settled = Promise.allSettled(works)
  const turns: number[][] = []
  while (turns.at(-1)?.length !== 5) {
    await new Promise(setImmediate)
    turns.push([...begun])
    ends.shift()?.()
  }
  expect(turns).toEqual([
    [0, 1],
    [0, 1, 2],
    [0, 1, 2, 3],
    [0, 1, 2, 3, 4],
  ])
  for (const end of ends) end()
  expect((await settled).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
})
