import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Failure } from './failure.mjs'

const PATIENCE = 10_000
const NOT_THERE_YET = ['3D000'] // no such database: the first migration makes it
const WORTH_WAITING = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', '57P03'] // it may be starting beside us

/** The error for which a database cannot be used, or undefined where it answers. */
export async function whyNoAnswer(url, patience = 5_000) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience, query_timeout: patience })
  client.on('error', () => {}) // it ended between two of our calls; the next one says so
  try {
    await client.connect()
    await client.query('SELECT 1')
  } catch (error) {
    if (!NOT_THERE_YET.includes(error.code)) return error
  } finally {
    await client.end().catch(() => {})
  }
}

/** Waits ten seconds for the operator's database, then fails with a sentence that does not repeat the password. */
export async function requireAnswer(url, setting = 'DATABASE_URL') {
  const where = placeOf(url, setting)
  const until = Date.now() + PATIENCE
  for (;;) {
    const error = await whyNoAnswer(url, until - Date.now())
    if (!error) return
    if (!WORTH_WAITING.includes(error.code) || Date.now() > until - 1_000) {
      throw new Failure(`The database at ${where} does not answer (${error.message || error.code}): check ${setting}.`)
    }
    await sleep(500)
  }
}

function placeOf(url, setting) {
  try {
    const { protocol, host, pathname } = new URL(url)
    if (/^postgres(ql)?:$/.test(protocol)) return host + pathname
  } catch {
    // falls through to the sentence
  }
  throw new Failure(`${setting} is not the address of a PostgreSQL database (postgresql://user:password@host/name).`)
}
