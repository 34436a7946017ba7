import { createHash } from 'node:crypto'
import { openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensureBuild, NEXT } from '../scripts/setup/build.mjs'
import { makeDataDir } from '../scripts/setup/data-dir.mjs'
import { environmentFor } from '../scripts/setup/environment.mjs'
import { onEnd } from '../scripts/setup/lifecycle.mjs'
import { at, root } from '../scripts/setup/paths.mjs'
import { freePort } from '../scripts/setup/ports.mjs'
import { startPostgres } from '../scripts/setup/postgres.mjs'
import { binaries } from '../scripts/setup/postgres-binaries.mjs'
import { canReach, postgresUser } from '../scripts/setup/postgres-user.mjs'
import { applyMigrations, ensureClient } from '../scripts/setup/prisma.mjs'
import { exitOf, runNode, startNode, stop } from '../scripts/setup/processes.mjs'
import { secretsOf } from '../scripts/setup/secrets.mjs'
import { requireServing, startServer } from '../scripts/setup/server.mjs'
import { filesBelow, hashOf, unlessDone } from '../scripts/setup/stamp.mjs'
import { copyPrograms } from '../scripts/setup/throwaway.mjs'
import { buildInstitute } from './institute.mjs'

export const HOME = at('.data/bench')
const DIST_DIR = '.next-bench'
const EMPTY = 'bench/empty'
const WORK = 'work'
const TIMES = { one: 1, ten: 10 }

/** The bench's own PostgreSQL, durable as it is by default; kept between runs, and the institutes in it. */
export async function openDatabase() {
  for (const dir of [at('.data'), HOME]) makeDataDir(dir)
  const installed = await binaries()
  const isReachable = canReach(postgresUser(), [HOME, installed.postgres])
  // Where PostgreSQL's own user cannot come here, as in a checkout under a private folder of root's.
  const elsewhere = `lectern-bench-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`
  const dataDir = isReachable ? HOME : join(tmpdir(), elsewhere)
  makeDataDir(dataDir)
  const programs = isReachable ? installed : copied(installed, join(dataDir, 'postgresql'))
  const password = secretsOf(HOME).databasePassword
  const server = await startPostgres({ dataDir, password, programs })
  await onServer(server.url, 'ALTER SYSTEM RESET ALL', 'SELECT pg_reload_conf()')
  return { ...server, dataDir, log: join(dataDir, 'postgres.log') }
}

/**
 * Copies an institute, `one` or `ten`, to work on, over the copy before; built first unless it was built this hour from
 * the same sources, since its sessions lie around the hour in which it is made.
 */
export async function copyInstitute(database, name) {
  const hour = new Date().toISOString().slice(0, 13)
  const hash = hashOf([...filesBelow('prisma/migrations'), 'bench/institute.mjs'], hour)
  await onServer(database.url, `DROP DATABASE IF EXISTS ${WORK} WITH (FORCE)`)
  await unlessDone(join(database.dataDir, `institute-${name}`), hash, async () => {
    const begun = performance.now()
    await onServer(database.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await applyMigrations(`${database.url}/${name}`)
    await buildInstitute(`${database.url}/${name}`, TIMES[name])
    console.log(`Built the institute “${name}” in ${Math.round((performance.now() - begun) / 1000)} s.`)
  })
  await onServer(database.url, `CREATE DATABASE ${WORK} TEMPLATE ${name}`, 'CHECKPOINT')
  const url = `${database.url}/${WORK}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onEnd(() => client.end())
  return { url, client, close: () => client.end() }
}

/** Builds what is to be served, the product and the empty pages, where their sources have changed. */
export async function prepare(database) {
  await ensureClient()
  await ensureBuild(environment(database.url, 0))
  await ensureEmpty()
}

/** Serves the production build from so many processes. */
export async function serveProduct(url, processes) {
  const port = await freePort()
  const env = { ...environment(url, port), PROCESSES: String(processes) }
  const log = join(HOME, 'server.log')
  const output = openSync(log, 'w')
  const server = startServer('start', env, { stdio: ['ignore', output, output] })
  await requireServing(env, server.gone).catch((error) => {
    console.error(readFileSync(log, 'utf8').slice(-4_000))
    throw error
  })
  return { ...server, base: env.APP_URL, log, secret: env.NEXTAUTH_SECRET }
}

const environment = (url, port) => ({
  ...environmentFor({ url, port, keptIn: HOME, secretsIn: HOME }),
  NEXT_DIST_DIR: DIST_DIR,
  LOG_LEVEL: 'warn',
  WORKER: 'apart',
})

async function ensureEmpty() {
  const files = filesBelow(at(EMPTY), (path) => /\.next$|next-env\.d\.ts$/.test(path))
  const hash = hashOf([...files, 'node_modules/next/package.json'])
  await unlessDone(`${EMPTY}/.next/lectern-sources`, hash, () =>
    runNode([NEXT, 'build', EMPTY], {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      sentence: 'The empty pages could not be built: the reason stands above.',
    }),
  )
}

/** Serves the empty pages from so many processes. */
export async function serveEmpty(processes) {
  const port = await freePort()
  const env = { NODE_ENV: 'production', PORT: String(port), PROCESSES: String(processes), NEXT_TELEMETRY_DISABLED: '1' }
  const child = startNode(['bench/empty-server.mjs'], { env, detached: true, stdio: ['ignore', 'ignore', 'inherit'] })
  const stopIt = () => stop(child)
  onEnd(stopIt)
  await requireServing({ PORT: port }, exitOf(child))
  return { base: `http://localhost:${port}`, stop: stopIt }
}

/** What the server wrote of faults while it was measured. */
export function faultsOf({ log }) {
  const lines = readFileSync(log, 'utf8').split('\n')
  return lines.filter((line) => /"level":(50|60)\b/.test(line))
}

function copied(installed, to) {
  rmSync(to, { recursive: true, force: true })
  return copyPrograms(installed, to)
}

async function onServer(url, ...statements) {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end()
  }
}
