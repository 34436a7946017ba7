import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

export type ZipFile = { name: string; parts: AsyncIterable<string> | Iterable<string> }

/** What stands in a ZIP of a file: its name, checksum and sizes, and where its header is. */
type Entry = { name: Buffer; crc: number; packed: number; size: number; offset: number }

/** Bit 3: checksum and sizes follow the content, which is written as it comes. Bit 11: names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980, where ZIP's calendar begins: a file does not say when it was made. */
const DAY = 0x21

/** Writes files into a ZIP while they are being made, compressed off the main thread; nothing is kept but one part. */
export async function* zip(files: ZipFile[]): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let offset = 0
  for (const { name, parts } of files) {
    const entry: Entry = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset }
    const header = localHeader(entry)
    yield header
    for await (const chunk of deflated(parts, entry)) {
      entry.packed += chunk.length
      yield chunk
    }
    yield descriptor(entry)
    offset += header.length + entry.packed + 16
    entries.push(entry)
  }
  const directory = Buffer.concat(entries.map(directoryEntry))
  yield Buffer.concat([directory, end(entries.length, directory.length, offset)])
}

async function* deflated(parts: ZipFile['parts'], entry: Entry): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw()
  const fed = pipeline(Readable.from(counted(parts, entry)), deflate)
  // A part that fails destroys the stream, and the loop below throws the same.
  fed.catch(() => undefined)
  for await (const chunk of deflate) yield chunk
  await fed
}

async function* counted(parts: ZipFile['parts'], entry: Entry): AsyncGenerator<Buffer> {
  for await (const part of parts) {
    const bytes = Buffer.from(part)
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}

function localHeader({ name }: Entry): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(VERSION, 4)
  header.writeUInt16LE(FLAGS, 6)
  header.writeUInt16LE(DEFLATED, 8)
  header.writeUInt16LE(DAY, 12)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor({ crc, packed, size }: Entry): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packed, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

function directoryEntry({ name, crc, packed, size, offset }: Entry): Buffer {
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(0x02014b50, 0)
  bytes.writeUInt16LE(VERSION, 4)
  bytes.writeUInt16LE(VERSION, 6)
  bytes.writeUInt16LE(FLAGS, 8)
  bytes.writeUInt16LE(DEFLATED, 10)
  bytes.writeUInt16LE(DAY, 14)
  bytes.writeUInt32LE(crc, 16)
  bytes.writeUInt32LE(packed, 20)
  bytes.writeUInt32LE(size, 24)
  bytes.writeUInt16LE(name.length, 28)
  bytes.writeUInt32LE(offset, 42)
  return Buffer.concat([bytes, name])
}

function end(count: number, length: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x06054b50, 0)
  bytes.writeUInt16LE(count, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(length, 12)
  bytes.writeUInt32LE(offset, 16)
  return bytes
}
