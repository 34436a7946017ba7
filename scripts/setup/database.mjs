import { setTimeout as sleep } from 'node:timers/promises'
import { requireAnswer } from './answer.mjs'
import { dataDir, folderLock } from './data-dir.mjs'
import { Failure } from './failure.mjs'
import { takeLock } from './lock.mjs'
import { runningPostgres, startPostgres } from './postgres.mjs'
import { secretsOf } from './secrets.mjs'

const NAME = 'lectern'
const PATIENCE = 30_000

/** The operator's database where DATABASE_URL names one, else ours, for whoever holds the folder's lock. */
export async function ownDatabase() {
  if (process.env.DATABASE_URL) return theirs()
  const { databasePassword: password } = secretsOf(dataDir())
  const options = { dataDir: dataDir(), password }
  const { url, port, gone } = await startPostgres(options)
  const startAgain = () => startPostgres({ ...options, port })
  return { url: `${url}/${NAME}`, gone, startAgain, isEmbedded: true }
}

/** The same for a short task, which may use the database of a server that runs beside it. */
export async function borrowDatabase(doing) {
  if (process.env.DATABASE_URL) return theirs()
  const { databasePassword: password } = secretsOf(dataDir())
  const { owner } = await takeLock(folderLock(), doing)
  if (!owner) return ownDatabase()
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(250)) {
    const url = runningPostgres({ dataDir: dataDir(), password })
    if (url) return { url: `${url}/${NAME}`, isEmbedded: true }
  }
  throw new Failure(`This folder is in use (${owner}), but its database is not up: try again in a minute.`)
}

async function theirs() {
  await requireAnswer(process.env.DATABASE_URL)
  return { url: process.env.DATABASE_URL, isEmbedded: false }
}
