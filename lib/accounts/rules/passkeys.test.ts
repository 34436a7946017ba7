import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { challengeIn, counterGoesOn, handleOf } from './passkeys'

const counts = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('a signature counter', () => {
  it('goes on where it is higher, and where nothing is counted', () => {
    fc.assert(
      fc.property(counts, counts, (before, now) => {
        expect(counterGoesOn(BigInt(before), now)).toBe(now > before || (before === 0 && now === 0))
      }),
    )
  })
})

describe('the challenge that a browser names', () => {
  const said = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('is read where there is one', () => {
    expect(challengeIn(said({ challenge: 'abc' }))).toBe('abc')
    for (const other of [null, 1, [], {}, { challenge: 1 }, { challenge: { a: 1 } }]) {
      expect(challengeIn(said(other))).toBeNull()
    }
  })

  it('is none in anything else', () => {
    fc.assert(fc.property(fc.string(), (text) => challengeIn(text) === null))
  })
})

it('knows an account by sixteen bytes that say nothing else', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(handleOf(one)).toHaveLength(16)
      expect(Buffer.from(handleOf(one)).equals(handleOf(other))).toBe(one === other)
    }),
  )
})
