import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { Failure } from '../setup/failure.mjs'
import { CHECKSUMS, keyOf, MANIFEST, tableOf } from './format.mjs'

/**
 * Reads a backup from beginning to end. `begin(manifest)` is called first, `take(table, piece)` with each gzipped piece
 * and `takeFile(key, content)` with each file, which they must read; returns the contents of the two other entries.
 * Throws what tar throws at damage, and a Failure at a name that no backup has, of which no path is ever made.
 */
export async function readBackup(file, { begin = () => {}, take, takeFile }) {
  const archive = extract()
  pipeline(createReadStream(file), archive).catch(() => {}) // the loop below is told as well
  const found = {}
  for await (const entry of archive) {
    const { name } = entry.header
    const [table, key] = [tableOf(name), keyOf(name)]
    if (!found.manifest && name !== MANIFEST) throw new Error('begins with something else')
    if (table) await take(table, entry)
    else if (key) await takeFile(key, entry)
    else if (name === MANIFEST) found.manifest = await contentOf(entry)
    else if (name === CHECKSUMS) found.checksums = await contentOf(entry)
    else throw new Failure(`${file} holds what no backup of Lectern does: ask who made or changed it.`)
    if (name === MANIFEST) begin(found.manifest)
  }
  return found
}

async function contentOf(stream) {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
