import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../setup/failure.mjs'
import { at } from '../setup/paths.mjs'
import { sha256 } from './digest.mjs'

// As Prisma makes it: the backup's rows go in, so that `migrate deploy` finds what is applied.
const HISTORY = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/** The migrations of this version, in the order in which they are applied. */
export function ourMigrations(folder = at('prisma/migrations')) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, script: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Those of ours that made the backup's schema. Throws a Failure where one is not ours. */
export function migrationsOfBackup({ migrations, product }, ours = ourMigrations()) {
  return migrations.map(({ name, checksum }) => {
    const same = ours.find((migration) => migration.name === name)
    if (!same) {
      throw new Failure(`The backup was made by a newer Lectern (${product}, which has ${name}): use that version.`)
    }
    if (sha256(same.script) !== checksum) {
      throw new Failure(
        `The migration ${name} is another than the one the backup was made with: use Lectern ${product}.`,
      )
    }
    return same
  })
}

/** Makes the schema within the transaction, which Prisma's own command cannot. */
export async function makeSchema(client, migrations) {
  await client.query(HISTORY)
  for (const { script } of migrations) await client.query(script)
}
