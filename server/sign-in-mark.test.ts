import { describe, expect, test } from 'vitest'
import { SIGN_IN_MARK, signInMark } from './sign-in-mark'

const asked = (cookie?: string) => ({ headers: { cookie } })
const mark = (cookie?: string, set?: string[]) => signInMark(asked(cookie), { 'set-cookie': set })[SIGN_IN_MARK]

describe('the mark of a sign-in', () => {
  test('is the same for one sign-in, another for each, and none without', () => {
    expect(mark('lectern=a')).toMatch(/^[\w-]{16}$/)
    expect(mark('theme=dark; lectern=a')).toBe(mark('lectern=a'))
    expect(mark('lectern=b')).not.toBe(mark('lectern=a'))
    expect([mark(), mark('theme=dark'), mark('lectern-data=low'), mark('lectern=')]).toEqual(Array(4).fill(undefined))
  })

  test('is that of the sign-in which an answer begins, and none where it ends one', () => {
    const begins = ['lectern=b; Path=/; HttpOnly']
    expect(mark('lectern=a', begins)).toBe(mark('lectern=b'))
    expect(mark(undefined, begins)).toBe(mark('lectern=b'))
    expect(mark('lectern=a', ['lectern=; Path=/; Max-Age=0'])).toBe(undefined)
    expect(mark('lectern=a', ['lectern-data=low; Path=/'])).toBe(mark('lectern=a'))
  })
})
