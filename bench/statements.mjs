import { readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { requestFor } from './pages.mjs'

const TIMES = 3
const SETTLE_MS = 60
const HEARTBEAT = 'SELECT 1' // server/database-watch.ts

/** How many statements each page sends once the server is warm: the median of a few looks, read from PostgreSQL's log. */
export async function countStatements({ base, client, log, pages, given }) {
  await set(client, 'ALTER SYSTEM SET log_min_duration_statement = 0')
  try {
    const counts = {}
    for (const page of pages) {
      const looks = []
      // Every process has what is kept of its own: the first looks fill it and do not count.
      for (let n = 0; n < 2 * TIMES; n++) looks.push(await look(base, log, requestFor(page, given)()))
      counts[page.name] = looks.slice(TIMES).sort((a, b) => a - b)[Math.floor(TIMES / 2)]
    }
    return counts
  } finally {
    await set(client, 'ALTER SYSTEM RESET log_min_duration_statement')
  }
}

async function set(client, sql) {
  await client.query(sql)
  await client.query('SELECT pg_reload_conf()')
  await sleep(SETTLE_MS)
}

async function look(base, log, { path, headers }) {
  const from = statSync(log).size
  const answer = await fetch(base + path, { headers: { ...headers, connection: 'close' } })
  await answer.arrayBuffer()
  await sleep(SETTLE_MS)
  const written = readFileSync(log).subarray(from).toString()
  const sent = [...written.matchAll(/duration: [\d.]+ ms\s+(?:execute [^:]*|statement): (.*)/g)]
  return sent.filter(([, statement]) => statement.trim() !== HEARTBEAT).length
}
