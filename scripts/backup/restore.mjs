import { applyMigrations } from '../setup/prisma.mjs'
import { load } from './load.mjs'
import { migrationsOfBackup, ourMigrations } from './migrations.mjs'
import { inDatabase } from './place.mjs'
import { filesInto } from './put-files.mjs'
import { storedFiles } from './stored-files.mjs'

/**
 * Restores a checked backup into a database that is empty or does not exist, with its files into the folder, and brings it
 * up to this version.
 */
export async function restore(url, { file, ...backup }, { folder } = storedFiles()) {
  const ours = ourMigrations()
  const migrations = migrationsOfBackup(backup.manifest, ours)
  const place = filesInto(folder)
  try {
    await inDatabase(url, () => load(url, { file, ...backup, migrations, place }))
  } catch (error) {
    place.remove()
    throw error
  }
  if (migrations.length < ours.length) await applyMigrations(url)
}
