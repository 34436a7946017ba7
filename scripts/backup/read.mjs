import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import { CHECKSUMS, MANIFEST, tableOf } from './format.mjs'

/**
 * Reads a backup from beginning to end. `begin(manifest)` is called first and `take(table, piece)` with each gzipped
 * piece, which it must read; returns the contents of the two other files. Throws what tar throws at damage.
 */
export async function readBackup(file, { begin = () => {}, take }) {
  const archive = extract()
  pipeline(createReadStream(file), archive).catch(() => {}) // the loop below is told as well
  const found = {}
  for await (const entry of archive) {
    const { name } = entry.header
    const table = tableOf(name)
    if (!found.manifest && name !== MANIFEST) throw new Error('begins with something else')
    if (table) await take(table, entry)
    else found[name === CHECKSUMS ? 'checksums' : 'manifest'] = await contentOf(entry)
    if (name === MANIFEST) begin(found.manifest)
  }
  return found
}

async function contentOf(stream) {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
