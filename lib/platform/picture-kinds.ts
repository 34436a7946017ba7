/** A kind of picture that is taken: what its names end in, how its bytes begin, and what the decoder calls it. */
export type PictureKind = { type: string; endings: readonly string[]; begins: RegExp; format: string }

const KINDS: readonly PictureKind[] = [
  { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], begins: /^\xff\xd8\xff/, format: 'jpeg' },
  { type: 'image/png', endings: ['png'], begins: /^\x89PNG\r\n\x1a\n/, format: 'png' },
  { type: 'image/webp', endings: ['webp'], begins: /^RIFF.{4}WEBP/s, format: 'webp' },
  { type: 'image/avif', endings: ['avif'], begins: /^.{4}ftypavi[fs]/s, format: 'heif' },
]

/** By the first twelve bytes and nothing else: nothing is parsed or unpacked for it. */
export function kindOf(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  return KINDS.find(({ begins }) => begins.test(head))
}

const SIGNATURE_BYTES = 8
/** Of a chunk: its length and its type before what it holds, its checksum after. */
const FRAME_BYTES = 12
const SHOWN = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'eXIf']

/**
 * A PNG without the chunks that say nothing of how it looks (PNG, third edition, 5.3 and 11.3). The decoder keeps its
 * texts, each unpacked to eight megabytes, before it counts them: 600 of them in five megabytes take gigabytes.
 */
export function withoutTexts(png: Uint8Array): Buffer {
  const file = Buffer.from(png.buffer, png.byteOffset, png.length)
  const kept = [file.subarray(0, SIGNATURE_BYTES)]
  for (let at = SIGNATURE_BYTES; at + FRAME_BYTES <= file.length; ) {
    const end = at + FRAME_BYTES + file.readUInt32BE(at)
    // A chunk that is cut short stays, for the decoder to say that the file is.
    if (SHOWN.includes(file.toString('latin1', at + 4, at + 8))) kept.push(file.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}
