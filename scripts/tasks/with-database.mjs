import { borrowDatabase } from '../setup/database.mjs'
import { environmentFor } from '../setup/environment.mjs'
import { applyMigrations, ensureClient, PRISMA } from '../setup/prisma.mjs'
import { converse } from '../setup/processes.mjs'

/** Runs a Node program with the product's settings and its database up: with-database PROGRAM [ARGUMENTS]. */
export async function task(args) {
  const [program, ...rest] = args
  await ensureClient()
  const { url } = await borrowDatabase(`npm run ${process.env.npm_lifecycle_event ?? 'with-database'}`)
  const makesMigrations = program === 'prisma'
  if (!makesMigrations) await applyMigrations(url)
  return converse(makesMigrations ? [PRISMA, ...rest] : ['--conditions=react-server', '--import', 'tsx', ...args], environmentFor({ url }))
}
