import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { grownBy } from '@/scripts/vitest/grown-by'
import { readPicture } from './pictures'

const of = (name: string, bytes: Uint8Array, type = '') => readPicture({ name, type, bytes })
const reasonOf = async (name: string, bytes: Uint8Array, type = '') => {
  const read = await of(name, bytes, type)
  return read.ok ? 'taken' : read.reason
}

const canvas = (width = 640, height = 400) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 90, b: 160 } } })

const jpeg = (width?: number, height?: number) => canvas(width, height).jpeg().toBuffer()

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of that size, with more chunks after its head. */
function png(width: number, height: number, pixels: Buffer, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    PNG,
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', PNG.subarray(8)),
  ])
}

/** A PNG that says how large it is and holds next to nothing. */
const flood = (width: number, height: number) => png(width, height, Buffer.alloc(2_000_000))

/** A ZIP's first file, so called, that unpacks to a thousand megabytes. */
function bomb(name: string): Buffer {
  const header = Buffer.alloc(30)
  header.write('PK\u0003\u0004')
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(name.length, 26)
  // What a full flush ends can be repeated.
  const ten = deflateRawSync(Buffer.alloc(10_000_000), { finishFlush: constants.Z_FULL_FLUSH })
  const content = Buffer.concat([...Array<Buffer>(100).fill(ten), deflateRawSync(Buffer.alloc(1))])
  header.writeUInt32LE(content.length, 18)
  header.writeUInt32LE(1_000_000_001, 22)
  return Buffer.concat([header, Buffer.from(name), content, Buffer.from('PK\u0001\u0002')])
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

  test.each(['mimetype', '[Content_Types].xml'])('is no archive, and none is unpacked: %s', async (name) => {
    const bytes = bomb(name)
    expect(bytes.length).toBeLessThan(5_000_000)
    expect(await grownBy(async () => expect(await reasonOf('me.png', bytes)).toBe('pictureKind'))).toBeLessThan(100)
  })

  test('with hundreds of texts that unpack to megabytes each is a picture without them', async () => {
    const packed = deflateSync(Buffer.alloc(7_900_000))
    const texts = Array.from({ length: 150 }, (_, at) =>
      chunk('zTXt', Buffer.concat([Buffer.from(`t${at}\0\0`), packed])),
    )
    const bytes = png(1, 1, Buffer.alloc(5), ...texts)
    expect(await grownBy(async () => expect(await reasonOf('me.png', bytes)).toBe('taken'))).toBeLessThan(200)
  })

  const asf = Buffer.alloc(80)
  asf.set(Buffer.from('3026b2758e66cf11a6d900aa0062ce6c', 'hex'))

  test.each([
    ['pictureDamaged', 'me.png', 'a signature and no more', PNG],
    ['pictureDamaged', 'me.png', 'a chunk longer than the file', Buffer.concat([PNG, Buffer.alloc(8, 255), PNG])],
    ['pictureDamaged', 'me.avif', 'a box and no more', Buffer.from('\0\0\0\u001cftypavif')],
    ['pictureDamaged', 'me.webp', 'a head and no more', Buffer.from('RIFF\0\0\0\0WEBP')],
    ['pictureKind', 'me.jpg', 'a film whose parts have no length', asf],
    ['pictureKind', 'me.jpg', 'an archive that is none', Buffer.concat([Buffer.from('PK\u0003\u0004'), asf])],
    ['pictureKind', 'me.avif', 'a picture of another kind', Buffer.from('\0\0\0\u001cftypheic')],
  ])('is refused with %s: %s, %s', async (reason, name, _, bytes) => expect(await reasonOf(name, bytes)).toBe(reason))

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
