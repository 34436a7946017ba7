import 'server-only'
import sharp, { type Metadata } from 'sharp'
import { kindOf, type PictureKind, withoutTexts } from './picture-kinds'
import { done, type Result, refused } from './result'
import { turnstile } from './turnstile'
import type { Upload } from './upload'

/** What a telephone takes, and no flood: so many take some 160 MB to be decoded. */
const MOST_PIXELS = 40_000_000
const MOST_SECONDS = 10
const SIDE = 320
const PICTURE_TYPE = 'image/webp'

// Decoding is off the main thread already; others are to be served meanwhile, and the memory of one picture is enough.
sharp.cache(false)
sharp.concurrency(1)
const inTurn = turnstile(1, 20)

export type Picture = { bytes: Buffer; type: typeof PICTURE_TYPE }

/**
 * A picture that somebody sends as a small square of our own making, without what it said of place, time and camera, and
 * without whatever else was in the file (OWASP ASVS 5.0, 5.2.2, 5.2.6 and 5.3.1). Of one that moves, the first moment.
 * Refuses with 'pictureVector', 'pictureKind', 'pictureNotAsNamed', 'pictureTooManyPixels' and 'pictureDamaged'. Throws
 * `Crowded` where too many wait.
 */
export async function readPicture({ name, type: claimed, bytes }: Upload): Promise<Result<Picture>> {
  if (isVector(bytes)) return refused('pictureVector')
  const kind = kindOf(bytes)
  if (!kind) return refused('pictureKind')
  const isNamed = kind.endings.includes(name.split('.').at(-1)?.toLowerCase() ?? '')
  const isClaimed = [kind.type, '', 'application/octet-stream'].includes(claimed)
  if (!isNamed || !isClaimed) return refused('pictureNotAsNamed')
  return inTurn(() => square(kind.format === 'png' ? withoutTexts(bytes) : bytes, kind))
}

async function square(bytes: Uint8Array, kind: PictureKind): Promise<Result<Picture>> {
  try {
    const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const
    // The head alone is read for this: a flood is refused before anything is decoded.
    const { format, width, height }: Metadata = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
    if (format !== kind.format) return refused('pictureDamaged')
    if (width * height > MOST_PIXELS) {
      return refused('pictureTooManyPixels', { params: { millions: MOST_PIXELS / 1_000_000 } })
    }
    const made = await sharp(bytes, options)
      .timeout({ seconds: MOST_SECONDS })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'cover', position: 'attention' })
      .webp({ quality: 82 })
      .toBuffer()
    return done({ bytes: made, type: PICTURE_TYPE })
  } catch {
    // Whatever a decoder says of a file is the file's fault: it came from outside.
    return refused('pictureDamaged')
  }
}

/** A drawing in XML, however it begins: it may hold scripts and fetch from elsewhere, and is never read. */
function isVector(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096))
  return /<svg[\s>:/]|<!DOCTYPE\s+svg/i.test(head.toString('utf8')) || /<svg[\s>:/]/i.test(head.toString('utf16le'))
}
