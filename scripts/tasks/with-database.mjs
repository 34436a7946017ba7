import { borrowDatabase } from '../setup/database.mjs'
import { environmentFor } from '../setup/environment.mjs'
import { applyMigrations, ensureClient, PRISMA } from '../setup/prisma.mjs'
import { converse } from '../setup/processes.mjs'
import { TYPESCRIPT } from '../setup/seed.mjs'
import { letServe } from '../setup/serving.mjs'

/**
 * Runs a Node program with the product's settings and its database up, as who serves; Prisma as the database's owner:
 * with-database PROGRAM [ARGUMENTS].
 */
export async function task(args) {
  const [program, ...rest] = args
  await ensureClient()
  const database = await borrowDatabase(`npm run ${process.env.npm_lifecycle_event ?? 'with-database'}`)
  const { url, ownerUrl } = database
  if (program === 'prisma') {
    const code = await converse([PRISMA, ...rest], environmentFor({ url: ownerUrl }))
    if (code === 0) await letServe(database)
    return code
  }
  await applyMigrations(ownerUrl)
  await letServe(database)
  return converse([...TYPESCRIPT, ...args], environmentFor({ url }))
}
