import { expect, test } from 'vitest'
import { newToken, tokenHash } from './passwords'

test('tokens are 256 random bits', () => {
  const tokens = Array.from({ length: 4_000 }, newToken)
  expect(new Set(tokens).size).toBe(tokens.length)
  const ones = new Array<number>(256).fill(0)
  for (const token of tokens) {
    const bytes = Buffer.from(token, 'base64url')
    expect([bytes.length, bytes.toString('base64url')]).toEqual([32, token])
    for (let bit = 0; bit < 256; bit += 1) ones[bit] = (ones[bit] ?? 0) + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1)
  }
  // Of so many throws of a coin one side comes by less than seven standard deviations more often than half.
  for (const count of ones) expect(Math.abs(count - 2_000)).toBeLessThan(222)
})

test('of a token its SHA-256 is kept, as FIPS 180-4 has it', () => {
  const hex = (text: string) => Buffer.from(tokenHash(text), 'base64url').toString('hex')
  // The examples of NIST's cryptographic standards for one block and for two.
  expect(hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hex('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
})
