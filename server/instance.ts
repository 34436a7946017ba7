import { createServer } from 'node:http'
import next from 'next'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { servePseudo } from '@/lib/platform/messages'
import { buildFiles } from './build-files'
import { consoleToLog } from './console-lines'
import { watchDatabase } from './database-watch'
import { front } from './front'
import { httpServer } from './http-server'
import { listeningAt, ownName } from './listening'
import { watchRoom } from './room-watch'
import { visitorPages } from './visitor-pages'

/** Requests that are under way when the server is stopped may take so long to end. */
const GRACE_MS = 8_000

/** Serves the product from this process until it is stopped. */
export async function serve() {
  const dev = env().NODE_ENV === 'development'
  if (!dev) consoleToLog()
  if (env().PSEUDO_LANGUAGE) await servePseudo()
  // Next asks itself for the page that an act leads to, so that it comes with the answer; without these it would ask port 3000.
  const app = next({
    dev,
    hostname: ownName(env().LISTEN_ADDRESS),
    port: env().PORT,
    // Next takes every connection that would speak another protocol from the server it knows, and drops it without a word;
    // only in development has it something to say there.
    httpServer: dev ? undefined : createServer(),
  })
  await app.prepare()
  const pages = visitorPages()
  const database = watchDatabase({ url: env().DATABASE_URL, onChange: pages.clear, onLost: () => door.onLost() })
  const files = dev ? undefined : buildFiles(process.env.NEXT_DIST_DIR || '.next')
  const room = await watchRoom()
  const door = front({ next: app.getRequestHandler(), pages, database, files, room })
  const server = httpServer(door.answer)
  await database.begun
  server.listen(listeningAt(env()), () => log.info({ pid: process.pid }, 'serving'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(0), GRACE_MS).unref()
      server.close(async () => {
        database.stop()
        await app.close()
        process.exit(0)
      })
    })
  }
}
