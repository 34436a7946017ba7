import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterEach } from 'vitest'
import { watchDatabase } from '@/server/database-watch'
import { front } from '@/server/front'
import { httpServer } from '@/server/http-server'
import { visitorPages } from '@/server/visitor-pages'

export const DATABASE = process.env.DATABASE_URL as string
export const SCRIPT = 'self.__next_f.push([1,"…"])'

/** Stands for Next: counts what it renders and says what it was asked with. */
export type Renderer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** Marks its script with the nonce of the request's policy, as Next does. */
export const page =
  (text: () => string): Renderer =>
  ({ headers }, response) => {
    const [, nonce] = /'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? []
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.write(`<html><script nonce="${nonce}">${SCRIPT}</script>`)
    response.end(text())
  }

/** A build's own files, by their address; none where a test has no build. */
type Files = Parameters<typeof front>[0]['files']

export const endings: (() => unknown)[] = []

/** The server's front before a renderer, on a port of its own until the test ends; answers what fetches from it. */
export async function serve(next: Renderer, url = DATABASE, files: Files = async () => null) {
  const pages = visitorPages()
  const database = watchDatabase({ url, onChange: pages.clear, onLost: () => door.onLost() })
  const door = front({ next, pages, database, files })
  const server = httpServer(door.answer)
  await database.begun
  await new Promise<void>((ready) => server.listen(0, ready))
  endings.push(
    database.stop,
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const ask = (path: string, init: RequestInit = {}) => fetch(site + path, { redirect: 'manual', ...init })
  return Object.assign(ask, { site })
}

export async function sql(statement: string) {
  const client = new pg.Client({ connectionString: DATABASE })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})
