import { isUtf8 } from 'node:buffer'
import type { Encoding } from './table'

/** How much of a file is looked at to tell what it is. */
const HEAD = 65_536
const CHUNK = 16_384

/** What Windows-1252 has where Latin-1 has control characters; the five that it leaves open stay what they are. */
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The encoding of a text by its mark, by where its NULs stand, or by whether it is valid UTF-8; what is none of these is
 * taken for Windows-1252. Null for what is no text.
 */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  const head = bytes.subarray(0, HEAD)
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  const [even, odd] = nulsAt(head)
  if (even + odd > 0) return wideEncoding(even, odd, head.length)
  if (controlsIn(head) * 100 > head.length) return null
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** The text by the piece, without its mark. What cannot be decoded becomes U+FFFD. */
export function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decode = encoding === 'windows-1252' ? fromWindows1252 : decoderOf(encoding)
  for (let at = 0; at < bytes.length; at += CHUNK) yield decode(bytes.subarray(at, at + CHUNK))
  yield decode()
}

function decoderOf(encoding: Encoding) {
  const decoder = new TextDecoder(encoding)
  return (chunk?: Uint8Array) => decoder.decode(chunk, { stream: chunk !== undefined })
}

/** TextDecoder's own reads it as Latin-1 in some versions of Node. */
function fromWindows1252(chunk: Uint8Array = new Uint8Array()): string {
  const latin1 = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
  return latin1.replace(/[\x80-\x9f]/g, (character) => FROM_80[character.charCodeAt(0) - 0x80] ?? character)
}

/** Whether a text looks like UTF-8 that was taken for Windows-1252 before it got here: 'JosÃ©'. */
export function isMisread(text: string): boolean {
  if (!/[^\x00-\x7f]/.test(text)) return false
  const bytes = [...text].map(byteOf)
  return !bytes.includes(undefined) && isUtf8(Uint8Array.from(bytes as number[]))
}

function byteOf(character: string): number | undefined {
  const code = character.charCodeAt(0)
  if (code < 0x100) return code
  const at = FROM_80.indexOf(character)
  return at < 0 ? undefined : 0x80 + at
}

/** In UTF-16 every letter, digit and separator of ASCII has a NUL beside it, always on the same side. */
function wideEncoding(even: number, odd: number, length: number): Encoding | null {
  if ((even + odd) * 50 < length) return null
  if (odd > 5 * even) return 'utf-16le'
  return even > 5 * odd ? 'utf-16be' : null
}

function nulsAt(head: Uint8Array): [even: number, odd: number] {
  const nuls: [number, number] = [0, 0]
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) nuls[(at % 2) as 0 | 1] += 1
  return nuls
}

function controlsIn(head: Uint8Array): number {
  return head.reduce((count, byte) => (byte < 32 && (byte < 9 || byte > 13) ? count + 1 : count), 0)
}

export function startsWith(bytes: Uint8Array, ...expected: number[]): boolean {
  return expected.every((byte, at) => bytes[at] === byte)
}
