import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { copyOut } from './copy.mjs'
import { sha256, startDigest } from './digest.mjs'
import { CHECKSUMS, MANIFEST, PIECE_BYTES, pieceName } from './format.mjs'
import { addFiles } from './hold-files.mjs'
import { NO_FILES } from './inventory.mjs'

const compress = promisify(gzip)
const NEW_LINE = 10

/**
 * Writes a backup of the tables that the connection's snapshot shows, and of the folder's files that it names where there
 * is a folder. Returns each table's digest and the files' inventory.
 */
export async function writeBackup(client, { manifest, tables, folder, file }) {
  const archive = pack()
  const written = pipeline(archive, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
  written.catch(() => {}) // awaited below, whatever happens before
  try {
    const sums = await fill(archive, { client, manifest, tables, folder })
    archive.finalize()
    await written
    return sums
  } catch (error) {
    archive.destroy(error)
    await written // where the disk failed first, that is the reason
    throw error
  }
}

async function fill(archive, { client, manifest, tables, folder }) {
  const opening = json(manifest)
  await add(archive, MANIFEST, opening)
  const digests = {}
  for (const table of tables) digests[table.name] = await addTable(archive, client, table)
  const files = folder ? await addFiles(archive, client, folder) : NO_FILES
  await add(archive, CHECKSUMS, json({ manifest: sha256(opening), tables: digests, files }))
  return { digests, files }
}

async function addTable(archive, client, table) {
  const digest = startDigest()
  let number = 0
  for await (const piece of piecesOf(copyOut(client, table))) {
    digest.add(piece)
    number += 1
    await add(archive, pieceName(table.name, number), await compress(piece))
  }
  return digest.result()
}

/** Cuts the stream where a row ends, once there is enough of it. */
async function* piecesOf(stream) {
  let chunks = []
  let size = 0
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(NEW_LINE) + 1
    size += chunk.length
    if (size < PIECE_BYTES || end === 0) {
      chunks.push(chunk)
      continue
    }
    yield Buffer.concat([...chunks, chunk.subarray(0, end)])
    chunks = [chunk.subarray(end)]
    size = chunks[0].length
  }
  if (size > 0) yield Buffer.concat(chunks)
}

/** Settles when the archive has taken the entry, so that no more than one waits in memory. */
const add = (archive, name, content) =>
  new Promise((resolve, reject) => {
    archive.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()))
  })

const json = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
