import { databaseDir, dataDir, folderLock, makeDataDir } from './data-dir.mjs'
import { ownDatabase } from './database.mjs'
import { environmentFor } from './environment.mjs'
import { keepRunning } from './keep-running.mjs'
import { stoppingIsFine } from './lifecycle.mjs'
import { requireLock } from './lock.mjs'
import { requireFreePort } from './ports.mjs'
import { applyMigrations, ensureClient } from './prisma.mjs'
import { DEMO_ACCOUNTS, DEMO_PASSWORD, hasInstitute, prepareEmbedded } from './seed.mjs'
import { requireRunning, requireServing, startServer } from './server.mjs'
import { letServe } from './serving.mjs'

/** Everything from a checkout to a server that runs until it is stopped. `build(env)` is what comes before it. */
export async function serve(command, build = () => {}) {
  stoppingIsFine()
  const port = process.env.PORT || '3000'
  const host = process.env.LISTEN_ADDRESS || ''
  makeDataDir(dataDir())
  await requireLock(folderLock(), `npm run ${command} on port ${port}`)
  await requireFreePort(port, host)
  await ensureClient()
  const database = await ownDatabase()
  const { url, ownerUrl, isEmbedded } = database
  const env = { ...environmentFor({ url, host, port }), DATABASE_DIR: isEmbedded ? databaseDir() : '' }
  if (isEmbedded) await prepareEmbedded(ownerUrl, env)
  else await applyMigrations(ownerUrl)
  await letServe(database)
  if (isEmbedded) keepRunning(database)
  await build(env)
  await requireFreePort(port, host) // the build may have taken a minute
  const server = startServer(command, env)
  await requireServing(env, server.gone)
  console.log(await welcome(env, isEmbedded))
  await requireRunning(server.gone)
}

async function welcome({ APP_URL, DATABASE_URL }, isEmbedded) {
  const address = `\nLectern is at ${APP_URL}`
  if (isEmbedded) {
    const accounts = DEMO_ACCOUNTS.map((name) => `  ${name}@demo.test`)
    return [
      `${address}\n`,
      'Accounts of the demonstration institute:',
      ...accounts,
      `  password: ${DEMO_PASSWORD}\n`,
    ].join('\n')
  }
  if (await hasInstitute(DATABASE_URL)) return `${address}\n`
  return `${address}\n\nThe database is empty: npm run db:seed and npm run admin:create begin an institute.\n`
}
