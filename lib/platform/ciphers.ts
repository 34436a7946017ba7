import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { secrets } from './secrets'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What is enciphered, each with a key of its own out of the server's secret (HKDF, RFC 5869). */
export type Purpose = 'totp'

/**
 * Enciphers what the server has to read again (AES-256-GCM). `of` is the row that it belongs to: elsewhere it opens
 * nothing.
 */
export function encipher(purpose: Purpose, of: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose, secrets()[0]), nonce)
  cipher.setAAD(Buffer.from(of))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
}

/** The text again; null for what was changed, belongs to another row, or was enciphered with another secret than ours. */
export function decipher(purpose: Purpose, of: string, sealed: string): string | null {
  for (const secret of secrets()) {
    const text = open(keyFor(purpose, secret), of, sealed)
    if (text !== null) return text
  }
  return null
}

/** The same text under the newest secret; as it was where it is so already, and null where nothing opens it. */
export function encipherAnew(purpose: Purpose, of: string, sealed: string): string | null {
  if (open(keyFor(purpose, secrets()[0]), of, sealed) !== null) return sealed
  const text = decipher(purpose, of, sealed)
  return text === null ? null : encipher(purpose, of, text)
}

function open(key: Buffer, of: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  const decipherer = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
  decipherer.setAAD(Buffer.from(of))
  decipherer.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return decipherer.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipherer.final('utf8')
  } catch {
    // GCM says no more than that it does not fit.
    return null
  }
}

function keyFor(purpose: Purpose, secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `lectern:${purpose}`, 32))
}
