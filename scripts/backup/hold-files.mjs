import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileName, isKey } from './format.mjs'
import { measure, startInventory } from './inventory.mjs'

const NAMED = `
  DECLARE named NO SCROLL CURSOR FOR
  SELECT "key", "size", "sha256" FROM "StoredFile" ORDER BY "key" COLLATE "C"`

/**
 * Puts into the archive the folder's files that the snapshot names. What it names and the folder no longer has (a
 * picture replaced meanwhile), or has otherwise than it was, is noted as missing: no picture keeps the rows from being
 * backed up. Returns the inventory.
 */
export async function addFiles(archive, client, folder) {
  const inventory = startInventory()
  const missing = []
  for await (const row of namedFiles(client)) {
    if (await addFile(archive, folder, row)) inventory.add(row.key, row)
    else missing.push(row.key)
  }
  return inventory.result(missing)
}

async function* namedFiles(client) {
  await client.query(NAMED)
  for (;;) {
    const { rows } = await client.query('FETCH 1000 FROM named')
    if (rows.length === 0) return
    yield* rows
  }
}

/** Reads it twice, since its size stands before it and a file that is not as it was stays outside. */
async function addFile(archive, folder, { key, size, sha256 }) {
  const file = isKey(key) && (await open(join(folder, key)).catch(() => null))
  if (!file) return false
  const content = () => file.createReadStream({ start: 0, autoClose: false })
  try {
    const found = await measure(content()).catch(() => null)
    if (found?.size !== size || found.sha256 !== sha256) return false
    await pipeline(content(), archive.entry({ name: fileName(key), size, mode: 0o600 }))
    return true
  } finally {
    await file.close()
  }
}
