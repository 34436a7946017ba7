import { borrowDatabase } from '../setup/database.mjs'
import { environmentFor } from '../setup/environment.mjs'
import { applyMigrations, ensureClient, PRISMA } from '../setup/prisma.mjs'
import { converse } from '../setup/processes.mjs'
import { TYPESCRIPT } from '../setup/seed.mjs'

/** Runs a Node program with the product's settings and its database up: with-database PROGRAM [ARGUMENTS]. */
export async function task(args) {
  const [program, ...rest] = args
  await ensureClient()
  const { url } = await borrowDatabase(`npm run ${process.env.npm_lifecycle_event ?? 'with-database'}`)
  const env = environmentFor({ url })
  if (program === 'prisma') return converse([PRISMA, ...rest], env)
  await applyMigrations(url)
  return converse([...TYPESCRIPT, ...args], env)
}
