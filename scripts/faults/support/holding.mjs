import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const PATIENCE_MS = 60_000

/**
 * Holds up whoever writes to a table, so that what happens "in the middle" happens there and not by chance. `arrived`
 * settles with the port of the first connection that waits, `release` lets it go on.
 */
export async function holdTable(url, table) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // what ends it is said by the next call
  await client.connect()
  await client.query('BEGIN')
  await client.query(`LOCK TABLE "${table}" IN SHARE MODE`)
  return {
    arrived: async () => {
      for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(2)) {
        // A transaction would go on seeing the connections that it saw first.
        await client.query('SELECT pg_stat_clear_snapshot()')
        const { rows } = await client.query(
          `SELECT client_port AS port FROM pg_stat_activity WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
        )
        if (rows[0]) return rows[0].port
      }
      throw new Error(`nobody came to write to ${table}`)
    },
    release: async () => {
      await client.query('ROLLBACK')
      await client.end()
    },
  }
}
