import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { aheadOfDatabase, CLOCKS_MAY_DIFFER_MS, now } from '@/lib/platform/clock'
import { failureOf } from '@/lib/platform/failure'
import { log } from '@/lib/platform/log'

/** Notified by triggers when something is written that visitors see (migration "public_pages"). */
const CHANNEL = 'public_pages'
const HEARTBEAT_MS = 2_000
/** A database that takes longer to answer anything at all is as good as away. */
const PATIENCE_MS = 5_000
const AGAIN_MS = 500

type Options = {
  url: string
  /** Something that visitors see was written, or may have been while nobody listened. */
  onChange: () => void
  /** The database has just gone away. */
  onLost: () => void
}

export type DatabaseWatch = {
  /** Settles when the database has answered, or has not, for the first time. */
  begun: Promise<void>
  isUp: () => boolean
  /** Asks now, for who has just seen a failure. */
  answers: () => Promise<boolean>
  stop: () => void
}

/**
 * Keeps one connection of its own to the database, not from a pool that the product's own reads may fill, and knows by
 * it what was written and within seconds whether the database is there.
 */
export function watchDatabase({ url, onChange, onLost }: Options): DatabaseWatch {
  let client: pg.Client | undefined
  let isStopped = false
  let begin = () => {}
  const begun = new Promise<void>((settle) => {
    begin = settle
  })

  async function keepConnected() {
    while (!isStopped) {
      const wasUp = await listen().catch((error: WatchError) => {
        if (error.wasUp && !isStopped) log.error(failureOf(error), 'the database is away')
        return error.wasUp
      })
      client = undefined
      begin()
      if (wasUp) {
        onChange()
        onLost()
      }
      // Not every process at the same moment.
      await sleep(AGAIN_MS * (0.5 + Math.random()))
    }
  }

  /** Goes on until the connection is lost, and always throws. */
  async function listen(): Promise<boolean> {
    const connection = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      keepAlive: true,
    })
    const lost = new Promise<never>((_, reject) => {
      // A server that shuts down says so, and then it is gone: the second word must not be an error that nobody hears.
      connection.on('error', reject)
      connection.once('end', () => reject(new Error('the connection ended')))
    })
    lost.catch(() => {}) // it may come while nothing waits for it
    let wasUp = false
    try {
      await connection.connect()
      connection.on('notification', onChange)
      await connection.query(`LISTEN ${CHANNEL}`)
      onChange()
      client = connection
      wasUp = true
      begin()
      for (;;) {
        await Promise.race([lost, sleep(HEARTBEAT_MS)])
        await Promise.race([lost, compareClocks(connection)])
      }
    } catch (error) {
      throw Object.assign(error as Error, { wasUp })
    } finally {
      // Without the goodbye that a frozen server would never answer.
      connection.connection.stream.destroy()
    }
  }

  let differed = false
  /** What is decided by this clock shifts against what others decide by theirs: said once, when it begins and ends. */
  async function compareClocks(connection: pg.Client) {
    const before = now()
    const { rows } = await connection.query<{ at: Date }>('SELECT clock_timestamp() AS at')
    const aheadMs = aheadOfDatabase(before, rows[0]?.at ?? before, now())
    const differs = Math.abs(aheadMs) > CLOCKS_MAY_DIFFER_MS
    if (differs === differed) return
    differed = differs
    if (differs) log.warn({ aheadSeconds: Math.round(aheadMs / 1000) }, "this clock differs from the database's")
    else log.info("this clock agrees with the database's again")
  }

  keepConnected()
  return {
    begun,
    isUp: () => client !== undefined,
    answers: async () => {
      if (!client) return false
      const asked = client.query('SELECT 1')
      return asked.then(() => true).catch(() => false)
    },
    stop: () => {
      isStopped = true
      client?.connection.stream.destroy()
    },
  }
}

type WatchError = Error & { code?: string; wasUp: boolean }
