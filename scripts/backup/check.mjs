import { existsSync, statSync } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { createGunzip } from 'node:zlib'
import { Failure } from '../setup/failure.mjs'
import { differences, sha256, startDigest } from './digest.mjs'
import { FORMAT, VERSION } from './format.mjs'
import { measure, NO_FILES, startInventory } from './inventory.mjs'
import { readBackup } from './read.mjs'

/**
 * Verifies a backup by itself, every row and file of it; returns its manifest, each table's digest and the inventory of
 * its files. Throws a Failure where it is no backup, is not whole or was written in a newer format.
 */
export async function checkBackup(file) {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Failure(`There is no file ${file}.`)
  let manifest
  const begin = (content) => {
    manifest = manifestIn(content, file)
  }
  const found = new Map()
  const take = async (table, piece) => {
    if (!found.has(table)) found.set(table, startDigest())
    await read(piece, found.get(table))
  }
  const inventory = startInventory()
  const takeFile = async (key, content) => inventory.add(key, await measure(content))
  try {
    const ends = await readBackup(file, { begin, take, takeFile })
    const { manifest: sum, tables, files = noneOf(manifest) } = JSON.parse(ends.checksums)
    const digests = Object.fromEntries(
      manifest.tables.map(({ name }) => [name, (found.get(name) ?? startDigest()).result()]),
    )
    if (sum !== sha256(ends.manifest) || differences(tables, digests).length > 0) throw new Error('differs')
    if (!isDeepStrictEqual(files, inventory.result(files.missing))) throw new Error('differs')
    return { manifest, digests, files }
  } catch (error) {
    if (error instanceof Failure) throw error
    if (error.syscall) throw new Failure(`${file} cannot be read (${error.code}).`)
    if (!manifest) throw new Failure(`${file} is no backup of Lectern, or only the beginning of one.`)
    throw new Failure(`${file} is damaged or was cut short: take another backup.`)
  }
}

/** Throws a plain error where it is no manifest at all. */
function manifestIn(content, file) {
  const manifest = JSON.parse(content)
  if (manifest.format !== FORMAT) throw new Error('is of another kind')
  if (manifest.version > VERSION) {
    throw new Failure(`${file} was made by a newer Lectern (${manifest.product}): use that version or a later one.`)
  }
  return manifest
}

/** What version 1 says of files. */
function noneOf({ version }) {
  if (version > 1) throw new Error('says nothing of files')
  return NO_FILES
}

const read = (piece, digest) =>
  pipeline(
    piece,
    createGunzip(),
    new Writable({
      write(chunk, _encoding, done) {
        digest.add(chunk)
        done()
      },
    }),
  )
