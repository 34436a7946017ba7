import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { refused, rollBack } from '../result'

/** What may come out of one archive, whatever it says of itself: a real sheet of 10,000 rows has a tenth of it. */
const MOST_UNPACKED = 60_000_000

/** A spreadsheet has some dozens of files in it: a list of more is read by nobody. */
const MOST_FILES = 2_000

const END = 0x06054b50
const END_BYTES = 22
const MOST_COMMENT = 65_535
const ENTRY = 0x02014b50
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const SLICE = 65_536
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8

type Entry = { flags: number; method: number; packedSize: number; offset: number }

export type Archive = {
  has: (name: string) => boolean
  /** A file's content by the piece. Refuses with 'fileDamaged' and, for all files together, 'fileUnpacksTooLarge'. */
  read: (name: string) => AsyncGenerator<Uint8Array>
}

/** Opens a ZIP that is in memory. Refuses with 'fileDamaged' where it has no directory, 'fileUnpacksTooLarge' where too long a one. */
export function openArchive(bytes: Uint8Array): Archive {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries = directoryOf(file)
  let left = MOST_UNPACKED
  async function* read(name: string) {
    const entry = entries.get(name)
    if (!entry) damaged()
    for await (const chunk of contentOf(file, entry)) {
      left -= chunk.length
      if (left < 0) rollBack(refused('fileUnpacksTooLarge'))
      yield chunk
    }
  }
  return { has: (name) => entries.has(name), read }
}

export function damaged(): never {
  return rollBack(refused('fileDamaged'))
}

function directoryOf(file: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_FILES) rollBack(refused('fileUnpacksTooLarge'))
  let at = file.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > file.length || file.readUInt32LE(at) !== ENTRY) damaged()
    const name = at + ENTRY_BYTES
    const nameLength = file.readUInt16LE(at + 28)
    entries.set(file.toString('utf8', name, name + nameLength), {
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packedSize: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    })
    at = name + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

/** The directory's end stands last, before a comment at most. */
function endOf(file: Buffer): number {
  for (let at = file.length - END_BYTES; at >= Math.max(0, file.length - END_BYTES - MOST_COMMENT); at--) {
    if (file.readUInt32LE(at) === END) return at
  }
  return damaged()
}

async function* contentOf(file: Buffer, { flags, method, packedSize, offset }: Entry): AsyncGenerator<Buffer> {
  if (flags & ENCRYPTED || offset + LOCAL_BYTES > file.length) damaged()
  const start = offset + LOCAL_BYTES + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + packedSize > file.length) damaged()
  const packed = file.subarray(start, start + packedSize)
  if (method === STORED) yield* slices(packed)
  else if (method === DEFLATED) yield* inflated(packed)
  else damaged()
}

function* slices(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += SLICE) yield content.subarray(at, at + SLICE)
}

async function* inflated(packed: Buffer): AsyncGenerator<Buffer> {
  const inflate = Readable.from([packed]).pipe(createInflateRaw())
  try {
    for await (const chunk of inflate) yield chunk
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) damaged()
    throw error
  } finally {
    inflate.destroy()
  }
}
