import { applyMigrations } from '../setup/prisma.mjs'
import { load } from './load.mjs'
import { migrationsOfBackup, ourMigrations } from './migrations.mjs'
import { inDatabase } from './place.mjs'

/** Restores a checked backup into a database that is empty or does not exist, and brings it up to this version. */
export async function restore(url, { file, manifest, digests }) {
  const ours = ourMigrations()
  const migrations = migrationsOfBackup(manifest, ours)
  await inDatabase(url, () => load(url, { file, manifest, digests, migrations }))
  if (migrations.length < ours.length) await applyMigrations(url)
}
