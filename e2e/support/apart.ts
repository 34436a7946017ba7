import { randomUUID } from 'node:crypto'
import { openSync, readFileSync } from 'node:fs'
import { type APIRequestContext, expect, request } from '@playwright/test'
import { freePort } from '../../scripts/setup/ports.mjs'
import { requireServing, startServer } from '../../scripts/setup/server.mjs'
import { somebody } from './accounts'
import { cookiesOf } from './sign-ins'

export type Line = {
  level: number
  msg: string
  path?: string
  status?: number
  refused?: string
  [more: string]: unknown
}

/**
 * A second server of the same build and database, which believes the one proxy before it: whoever asks says of which
 * machine they are, and what they use up of any throttle is nobody else's. With everything that it logs.
 */
export async function serveApart(name: string, settingsAt?: (address: string) => Promise<Record<string, string>>) {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const env = {
    ...process.env,
    DATABASE_OWNER_URL: '',
    APP_URL: address,
    NEXTAUTH_URL: address,
    PORT: String(port),
    PROCESSES: '1',
    TRUSTED_PROXIES: '1',
    WORKER: 'apart',
    LOG_LEVEL: 'info',
    ...(await settingsAt?.(address)),
  }
  const file = `${process.env.DATA_DIR}/${name}.log`
  const output = openSync(file, 'w')
  const server = startServer('start', env, { stdio: ['ignore', output, output] })
  await requireServing(env, server.gone)
  const written = () => readFileSync(file, 'utf8')
  /** Its lines of JSON, those of a path where one is given. */
  const lines = (path?: string): Line[] =>
    written()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line)
      .filter((line) => path === undefined || line.path === path)
  /** A browser of a machine of its own. */
  const machine = (headers: Record<string, string> = {}): Promise<APIRequestContext> => {
    const own = { origin: address, 'x-forwarded-for': `2001:db8:${randomUUID().slice(0, 4)}::1`, ...headers }
    return request.newContext({ baseURL: address, maxRedirects: 0, extraHTTPHeaders: own })
  }
  return {
    address,
    port,
    written,
    lines,
    machine,
    /** Somebody who is signed in, on a machine of their own. */
    signedIn: async (input: Parameters<typeof somebody>[0] = {}) => {
      const person = await somebody(input)
      const [cookie = ''] = await cookiesOf([person.id])
      return { ...person, cookie, http: await machine({ cookie }) }
    },
    /** The newest line that says of a path why it was refused, and for which fields, once it is written. */
    lineOf: async (path: string, refused: string, fields?: string[]): Promise<Line> => {
      const isMeant = (line: Line) => !fields || String(line.fields) === String(fields)
      const find = () => lines(path).findLast((line) => line.refused === refused && isMeant(line))
      await expect.poll(find, { message: `${path}: ${refused}` }).toBeTruthy()
      return find() as Line
    },
    stop: server.stop,
  }
}
