import { setTimeout as sleep } from 'node:timers/promises'
import { requireAnswer } from './answer.mjs'
import { dataDir, folderLock } from './data-dir.mjs'
import { Failure } from './failure.mjs'
import { takeLock } from './lock.mjs'
import { runningPostgres, startPostgres } from './postgres.mjs'
import { secretsOf } from './secrets.mjs'
import { servingUrl } from './serving.mjs'

const NAME = 'lectern'
const PATIENCE = 30_000

/**
 * The operator's database where DATABASE_URL names one, else ours, for whoever holds the folder's lock: `url` for who serves,
 * `ownerUrl` for who migrates, which is the same where the operator names no owner.
 */
export async function ownDatabase() {
  if (isTheirs()) return theirs()
  const { databasePassword: password } = secretsOf(dataDir())
  const options = { dataDir: dataDir(), password }
  const { url, port, gone } = await startPostgres(options)
  const startAgain = () => startPostgres({ ...options, port })
  return { ...ours(url), gone, startAgain }
}

/** The same for a short task, which may use the database of a server that runs beside it. */
export async function borrowDatabase(doing) {
  if (isTheirs()) return theirs()
  const { databasePassword: password } = secretsOf(dataDir())
  const { owner } = await takeLock(folderLock(), doing)
  if (!owner) return ownDatabase()
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(250)) {
    const url = runningPostgres({ dataDir: dataDir(), password })
    if (url) return ours(url)
  }
  throw new Failure(`This folder is in use (${owner}), but its database is not up: try again in a minute.`)
}

function ours(server) {
  const ownerUrl = `${server}/${NAME}`
  return { url: servingUrl(ownerUrl, secretsOf(dataDir()).servingPassword), ownerUrl, isEmbedded: true }
}

function isTheirs() {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env
  if (DATABASE_OWNER_URL && !DATABASE_URL) throw new Failure('DATABASE_OWNER_URL needs DATABASE_URL beside it.')
  return Boolean(DATABASE_URL)
}

async function theirs() {
  const { DATABASE_URL: url, DATABASE_OWNER_URL } = process.env
  const ownerUrl = DATABASE_OWNER_URL || url
  await requireAnswer(ownerUrl, DATABASE_OWNER_URL ? 'DATABASE_OWNER_URL' : 'DATABASE_URL')
  return { url, ownerUrl, isEmbedded: false }
}
