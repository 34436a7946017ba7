import pg from 'pg'
import { applyMigrations } from './prisma.mjs'
import { runNode } from './processes.mjs'

export const DEMO_PASSWORD = 'lectern-demo-2026'
export const DEMO_ACCOUNTS = ['administrator', 'coordinator', 'trainer', 'learner', 'focalpoint', 'observer']

/** What runs the product's TypeScript outside Next. */
export const TYPESCRIPT = ['--import', new URL('./server-only.mjs', import.meta.url).href, '--import', 'tsx']

/**
 * Brings the embedded database up to date. The first time the demonstration institute is built beside it and then
 * takes its name, so that an interrupted start leaves nothing half seeded.
 */
export async function prepareEmbedded(url, env) {
  if (await exists(url)) {
    await applyMigrations(url)
    if (!(await hasInstitute(url))) await seedDemonstration(url, env)
    return
  }
  const draft = `${url}_draft`
  await onServer(url, `DROP DATABASE IF EXISTS "${nameOf(draft)}" WITH (FORCE)`)
  await applyMigrations(draft)
  await seedDemonstration(draft, env)
  await onServer(url, `ALTER DATABASE "${nameOf(draft)}" RENAME TO "${nameOf(url)}"`)
}

export async function hasInstitute(url) {
  return (await query(url, 'SELECT 1 FROM "Institute"')).rowCount > 0
}

export async function seedDemonstration(url, env) {
  console.log('Making the demonstration institute…')
  await runNode([...TYPESCRIPT, 'prisma/seed.ts', '--demo'], {
    env: { ...env, DATABASE_URL: url },
    sentence: 'The demonstration institute could not be made: the reason stands above.',
  })
}

const exists = async (url) =>
  (await onServer(url, 'SELECT 1 FROM pg_database WHERE datname = $1', [nameOf(url)])).rowCount > 0

const nameOf = (url) => new URL(url).pathname.slice(1)

const onServer = (url, ...statement) => query(new URL('/postgres', url).href, ...statement)

async function query(connectionString, ...statement) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await client.query(...statement)
  } finally {
    await client.end()
  }
}
