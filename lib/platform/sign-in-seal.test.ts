import { afterEach, expect, test, vi } from 'vitest'
import { beginWith, first, second } from '@/scripts/vitest/secrets'

const HOUR = 3_600

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

/** The server as it begins with these settings. */
async function begunWith(secret: string, before = '') {
  beginWith(secret, before)
  return await import('./sign-in-seal')
}

test('what the secret before sealed is opened, until that is dropped', async () => {
  const old = await (await begunWith(first)).sealSignIn('of the first', HOUR)
  const both = await begunWith(second, first)
  expect(await both.tokenIn(old)).toBe('of the first')
  expect(await both.tokenIn(await both.sealSignIn('of the second', HOUR))).toBe('of the second')
  expect(await (await begunWith(second)).tokenIn(old)).toBeNull()
})

test('what is sealed while there are two is sealed with the newer', async () => {
  const sealed = await (await begunWith(second, first)).sealSignIn('a sign-in', HOUR)
  expect(await (await begunWith(first)).tokenIn(sealed)).toBeNull()
  expect(await (await begunWith(second)).tokenIn(sealed)).toBe('a sign-in')
})

test('two secrets open nothing but what one of them sealed, unchanged and in its time', async () => {
  const other = await (await begunWith('a third secret, of thirty-two letters')).sealSignIn('x', HOUR)
  const old = await (await begunWith(first)).sealSignIn('x', HOUR)
  const { tokenIn } = await begunWith(second, first)
  const changed = `${old.slice(0, -1)}${old.endsWith('A') ? 'Q' : 'A'}`
  for (const cookie of [other, changed, 'x', '....']) expect(await tokenIn(cookie)).toBeNull()
  vi.useFakeTimers({ now: Date.now() + 2 * HOUR * 1000, toFake: ['Date'] })
  expect(await tokenIn(old)).toBeNull()
})
