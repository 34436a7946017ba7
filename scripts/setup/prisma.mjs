import { runNode } from './processes.mjs'
import { filesBelow, hashOf, unlessDone } from './stamp.mjs'

export const PRISMA = 'node_modules/prisma/build/index.js'

/** Of PostgreSQL's advisory locks the one that `migrate deploy` holds, for who must not begin beside it. */
export const PRISMAS_LOCK = 72707369

/** Generates the database client when the schema or Prisma has changed. */
export async function ensureClient() {
  const schema = filesBelow('prisma').filter((file) => file.endsWith('.prisma'))
  const hash = hashOf([...schema, 'prisma.config.ts', 'node_modules/prisma/package.json'])
  const stamp = 'node_modules/.prisma/client/.lectern-schema'
  await unlessDone(stamp, hash, () =>
    runNode([PRISMA, 'generate', '--no-hints'], {
      sentence: 'The database client could not be generated.',
    }),
  )
}

export async function applyMigrations(url) {
  const sentence = 'The migrations could not be applied: the reason stands above.'
  await runNode([PRISMA, 'migrate', 'deploy'], { env: { DATABASE_URL: url }, sentence })
}
