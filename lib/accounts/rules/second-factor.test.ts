import fc from 'fast-check'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newRecoveryCodes, newTotpSecret, readCode, spaced, stepOfCode, totpUri } from './second-factor'

/** RFC 6238's own secret (appendix B), whose codes are told there in eight digits of which six are these. */
const secret = Secret.fromLatin1('12345678901234567890').base32
const at = (seconds: number) => new Date(seconds * 1000)
const codeAt = (seconds: number) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: seconds * 1000 })

describe('the code of a telephone', () => {
  it('is that of RFC 6238', () => {
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [2_000_000_000, '279037'],
    ] as const) {
      expect(stepOfCode(secret, code, null, at(seconds))).toBe(BigInt(Math.floor(seconds / 30)))
    }
  })

  it('is taken one step before and one after its own, to the second, and no further', () => {
    const code = codeAt(3000)
    const taken = (seconds: number) => stepOfCode(secret, code, null, at(seconds)) !== null
    expect([2969, 2970, 2999, 3000, 3029, 3030, 3059, 3060].map(taken)).toEqual([
      false,
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ])
  })

  it('is taken once: neither its step again nor one before it', () => {
    expect(stepOfCode(secret, codeAt(3000), 99n, at(3000))).toBe(100n)
    expect(stepOfCode(secret, codeAt(3000), 100n, at(3000))).toBeNull()
    expect(stepOfCode(secret, codeAt(2970), 100n, at(3000))).toBeNull()
    expect(stepOfCode(secret, codeAt(3030), 100n, at(3000))).toBe(101n)
  })

  it('comes of a secret of 160 bits that the application is told with its shape', () => {
    expect(Secret.fromBase32(newTotpSecret()).bytes).toHaveLength(20)
    expect(new Set(Array.from({ length: 50 }, newTotpSecret)).size).toBe(50)
    const uri = new URL(totpUri(secret, 'Institute', 'ada@people.test'))
    expect(uri.protocol).toBe('otpauth:')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'Institute',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})

describe('what was typed as a code', () => {
  it('is read with any gaps and in the digits of any keyboard', () => {
    const totp = { kind: 'totp', digits: '081804' }
    for (const typed of ['081804', ' 081 804 ', '081-804', '٠٨١٨٠٤', '۰۸۱۸۰۴', '０８１８０４']) {
      expect(readCode(typed)).toEqual(totp)
    }
    expect(readCode('12345 67890 12345 67890')).toEqual({ kind: 'recoveryCode', digits: '12345678901234567890' })
  })

  it('is no code where it has other letters or another length', () => {
    for (const typed of ['', '-', '12345', '1234567', 'abcdef', '12345x', '1'.repeat(19), '1'.repeat(21), '1e5000']) {
      expect(readCode(typed)).toBeNull()
    }
    fc.assert(fc.property(fc.string(), (typed) => [6, 20, undefined].includes(readCode(typed)?.digits.length)))
  })

  it('may be a code on paper as it was shown', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) {
      expect(spaced(code)).toMatch(/^\d{5}( \d{5}){3}$/)
      expect(readCode(spaced(code))).toEqual({ kind: 'recoveryCode', digits: code })
    }
  })
})
