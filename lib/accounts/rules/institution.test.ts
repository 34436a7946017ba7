import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimsOf, isAskedSince, isSame, isVouchedFor, tiesOf } from './institution'

describe('what an institution says of somebody', () => {
  it('counts an address only where it says itself that it is confirmed', () => {
    const address = (isVerified: unknown) =>
      claimsOf({ sub: 'x', email: 'a@b.test', email_verified: isVerified }).address
    expect(address(true)).toBe('a@b.test')
    for (const other of [false, undefined, null, 'true', 1, {}]) expect(address(other)).toBeNull()
  })

  it('is read by its types, whatever it sends', () => {
    const nothing = { subject: 'x', address: null, name: null, acr: null, amr: [], askedAt: null }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { amr, acr, name } = claimsOf({ sub: 'x', email: value, name: value, acr: value, amr: value })
        expect([amr.every((one) => typeof one === 'string'), [typeof acr, typeof name]]).toEqual([
          true,
          typeof value === 'string' ? ['string', 'string'] : ['object', 'object'],
        ])
      }),
    )
    expect(claimsOf({ sub: 'x' })).toEqual(nothing)
  })

  it('is new only where it says that it asked since, in seconds, within half a minute of clocks that differ', () => {
    const begun = new Date('2026-03-02T10:00:00Z')
    const isAsked = (said: unknown) => isAskedSince(begun, claimsOf({ sub: 'x', auth_time: said }))
    const seconds = begun.getTime() / 1000
    expect([0, 100, -30].map((later) => isAsked(seconds + later))).toEqual([true, true, true])
    for (const old of [seconds - 31, 0, undefined, `${seconds}`, null, 1e300, {}]) expect(isAsked(old)).toBe(false)
  })

  it('is two factors by a word that was agreed, and by nothing where none was', () => {
    const strong = { strongAcr: ['two'], strongAmr: ['mfa', 'hwk'] }
    const none = { strongAcr: [], strongAmr: [] }
    const said = [
      { acr: 'two', amr: [] },
      { acr: null, amr: ['pwd', 'hwk'] },
      { acr: 'mfa', amr: ['two'] },
      { acr: null, amr: [] },
    ]
    expect(said.map((one) => isVouchedFor(one, strong))).toEqual([true, true, false, false])
    expect(said.some((one) => isVouchedFor(one, none))).toBe(false)
  })
})

it('ties an answer to one browser by three words that are long and different, and made of its secret alone', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      const words = [...Object.values(tiesOf(one)), ...Object.values(tiesOf(other))]
      // RFC 7636, 4.1: 43 to 128 of these characters.
      for (const word of words) expect(word).toMatch(/^[\w-]{43}$/)
      expect(new Set(words).size).toBe(one === other ? 3 : 6)
      expect(tiesOf(one)).toEqual(tiesOf(one))
    }),
  )
})

it('tells the same from another, of any length', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (one, other) => isSame(one, other) === (one === other)))
})
