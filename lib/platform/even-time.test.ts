import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inEvenTime } from './even-time'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** When, in milliseconds, work of so many is over; nothing else passes the time. */
async function over(ms: number, fails = false): Promise<number> {
  const begun = performance.now()
  let at = Number.NaN
  const work = async () => {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
    if (fails) throw new Error('it went wrong')
  }
  const note = () => {
    at = performance.now() - begun
  }
  const done = inEvenTime(work).then(note, note)
  await vi.runAllTimersAsync()
  await done
  return at
}

it('takes the same time for a little work and for a little more, and the next step for much', async () => {
  expect([await over(0), await over(5), await over(299)]).toEqual([300, 300, 300])
  expect([await over(300), await over(450)]).toEqual([600, 600])
})

it('takes as long where the work fails', async () => {
  expect([await over(5, true), await over(301, true)]).toEqual([300, 600])
})
