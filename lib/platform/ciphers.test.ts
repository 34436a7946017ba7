import { expect, test } from 'vitest'
import { decipher, encipher } from './ciphers'

test('what is enciphered is read again, and looks different each time', () => {
  const sealed = encipher('totp', 'one', 'a secret, секрет')
  expect(decipher('totp', 'one', sealed)).toBe('a secret, секрет')
  expect(encipher('totp', 'one', 'a secret, секрет')).not.toBe(sealed)
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('secret')
})

test('it opens for its own row alone, and not at all once it was changed', () => {
  const sealed = encipher('totp', 'one', 'a secret')
  expect(decipher('totp', 'another', sealed)).toBeNull()
  const bytes = Buffer.from(sealed, 'base64url')
  for (let i = 0; i < bytes.length; i += 1) {
    const changed = Buffer.from(bytes)
    changed[i] = (changed[i] as number) ^ 1
    expect(decipher('totp', 'one', changed.toString('base64url'))).toBeNull()
  }
  for (const nonsense of ['', 'AAAA', sealed.slice(0, 30)]) expect(decipher('totp', 'one', nonsense)).toBeNull()
})
