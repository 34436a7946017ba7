import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readPicture } from './pictures'

const of = (name: string, bytes: Uint8Array, type = '') => readPicture({ name, type, bytes })
const reasonOf = async (name: string, bytes: Uint8Array, type = '') => {
  const read = await of(name, bytes, type)
  return read.ok ? 'taken' : read.reason
}

const canvas = (width = 640, height = 400) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 90, b: 160 } } })

const jpeg = (width?: number, height?: number) => canvas(width, height).jpeg().toBuffer()

/** A PNG that says how large it is and holds next to nothing. */
function flood(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const rows = deflateSync(Buffer.alloc(2_000_000))
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let i = 0; i < 8; i += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

describe('a picture', () => {
  test.each([
    ['me.jpg', 'image/jpeg', async () => jpeg()],
    ['me.PNG', 'image/png', async () => canvas().png().toBuffer()],
    ['me.webp', 'image/webp', async () => canvas().webp().toBuffer()],
    ['me.avif', 'image/avif', async () => canvas().avif({ effort: 0 }).toBuffer()],
    ['../../me.jpeg', '', async () => jpeg(30, 500)],
  ])('%s becomes a small square of ours', async (name, type, make) => {
    const read = await of(name, await make(), type)
    if (!read.ok) throw new Error(read.reason)
    expect(read.value.type).toBe('image/webp')
    expect(await sharp(read.value.bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 320 })
  })

  test('keeps nothing of where and when it was taken, and stands upright', async () => {
    const exif = { IFD0: { Artist: 'Wanjiru', Copyright: 'Kamau' }, IFD3: { GPSLatitude: '1/1 17/1 0/1' } }
    const sent = await canvas(200, 100).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer()
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const read = await of('me.jpg', sent)
    const made = read.ok ? await sharp(read.value.bytes).metadata() : null
    expect([made?.exif, made?.xmp, made?.iptc, made?.orientation]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('that is also something else is only a picture afterwards', async () => {
    const polyglot = Buffer.concat([await jpeg(), Buffer.from('<script>alert(1)</script>PK\u0003\u0004<?php')])
    const read = await of('me.jpg', polyglot)
    expect(read.ok && Buffer.from(read.value.bytes).toString('latin1')).not.toMatch(/<script|<\?php|PK\u0003/)
  })

  test('that moves stands still', async () => {
    const frames = await Promise.all([0, 255].map((r) => canvas(40, 40).tint({ r, g: 0, b: 0 }).png().toBuffer()))
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(2)
    const read = await of('me.webp', moving)
    expect(read.ok && (await sharp(read.value.bytes, { animated: true }).metadata()).pages).toBeFalsy()
  })

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

  test.each([
    ['drawing.svg', svg],
    ['drawing.svg', '<svg/onload=alert(1)>'],
    ['drawing.png', `<?xml version="1.0"?>\n<!-- ${'x'.repeat(500)} -->\n${svg}`],
    ['drawing.jpg', `\ufeff  ${svg}`],
    ['drawing.webp', Buffer.from(`\ufeff${svg}`, 'utf16le')],
  ])('is no drawing with a script: %s', async (name, text) => {
    expect(await reasonOf(name, Buffer.from(text as string), 'image/png')).toBe('pictureVector')
  })

  test.each([
    ['me.jpg', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['me.jpg', Buffer.from('%PDF-1.7')],
    ['me.jpg', Buffer.from('<html><body>')],
    ['me.jpg', Buffer.from('PK\u0003\u0004')],
    ['me.jpg', Buffer.from('MZ\u0090')],
    ['me.jpg', Buffer.alloc(0)],
    ['me.jpg', Buffer.alloc(5000)],
  ])('is nothing else: %s %#', async (name, bytes) => expect(await reasonOf(name, bytes)).toBe('pictureKind'))

  test('is what its name and its browser say', async () => {
    const bytes = await jpeg()
    for (const name of ['me.png', 'me', 'me.jpg.exe', 'me.svg', '.htaccess']) {
      expect([name, await reasonOf(name, bytes)]).toEqual([name, 'pictureNotAsNamed'])
    }
    expect(await reasonOf('me.jpg', bytes, 'text/html')).toBe('pictureNotAsNamed')
  })

  test.each([
    [50_000, 50_000],
    [40_000_001, 1],
    [7_000, 6_000],
  ])('of %i by %i is refused before it is decoded', async (width, height) => {
    const begun = performance.now()
    expect(await reasonOf('me.png', flood(width, height))).toBe('pictureTooManyPixels')
    expect(performance.now() - begun).toBeLessThan(500)
  })

  test('that breaks off, or is not what its head says, is refused', async () => {
    const bytes = await sharp(Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251)), {
      raw: { width: 300, height: 300, channels: 3 },
    })
      .jpeg()
      .toBuffer()
    expect(await reasonOf('me.jpg', bytes.subarray(0, bytes.length / 2))).toBe('pictureDamaged')
    expect(await reasonOf('me.png', flood(3_000, 3_000))).toBe('pictureDamaged')
    expect(await reasonOf('me.jpg', bytes.subarray(0, 20))).toBe('pictureDamaged')
  })

  test('waits its turn', async () => {
    const bytes = await jpeg()
    const asked = await Promise.allSettled(Array.from({ length: 40 }, () => of('me.jpg', bytes)))
    const turnedAway = asked.filter(({ status }) => status === 'rejected')
    expect(turnedAway.length).toBeGreaterThan(0)
    for (const one of turnedAway) expect((one as PromiseRejectedResult).reason.code).toBe('CROWDED')
    expect(asked.length - turnedAway.length).toBeGreaterThanOrEqual(21)
  })
})
