import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { makeDataDir } from './data-dir.mjs'
import { onEnd } from './lifecycle.mjs'
import { takeLock } from './lock.mjs'
import { at } from './paths.mjs'
import { startPostgres } from './postgres.mjs'
import { binaries } from './postgres-binaries.mjs'
import { canReach, postgresUser } from './postgres-user.mjs'
import { clearLeftover } from './postmaster.mjs'
import { applyMigrations, ensureClient } from './prisma.mjs'

export const HOME = at('.data/test')
// Where PostgreSQL's own user cannot come here, as in a checkout under a private folder of root's.
const ELSEWHERE = tmpdir()
const PREFIX = 'lectern-tests-'
const TEMPLATE = 'lectern_template'
// Nothing here has to survive a power cut, and what leans on the server's own zone should show.
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: 200,
  timezone: 'America/St_Johns',
}

/**
 * A PostgreSQL in a folder of its own with one migrated database to copy: for one run of the tests, beside anything
 * else that runs here. `stop` throws it away.
 */
export async function startThrowaway() {
  await ensureClient()
  for (const home of [at('.data'), HOME]) makeDataDir(home)
  const installed = await binaries()
  const isReachable = canReach(postgresUser(), [HOME, installed.postgres])
  const home = isReachable ? HOME : ELSEWHERE
  await clearAbandoned(home)
  const dataDir = mkdtempSync(join(home, PREFIX))
  makeDataDir(dataDir)
  onEnd(() => rmSync(dataDir, { recursive: true, force: true }))
  await takeLock(join(dataDir, 'in-use'), 'tests')
  const password = randomBytes(16).toString('hex')
  const programs = isReachable ? installed : copyPrograms(installed, join(dataDir, 'postgresql'))
  const server = await startPostgres({ dataDir, password, programs, settings: SETTINGS, initFlags: ['--no-sync'] })
  await applyMigrations(`${server.url}/${TEMPLATE}`)
  return {
    url: server.url,
    dataDir,
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Makes a database of its own for one file of tests, or one server; returns its address. */
export async function copyOfTemplate(serverUrl, name) {
  await onThrowaway(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  return `${serverUrl}/${name}`
}

export async function onThrowaway(serverUrl, sql) {
  const client = new pg.Client({ connectionString: `${serverUrl}/postgres` })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** What a killed run left: the folder is free to take, so nobody works there. */
async function clearAbandoned(home) {
  for (const name of readdirSync(home).filter((name) => name.startsWith(PREFIX))) {
    const dir = join(home, name)
    const { owner } = await takeLock(join(dir, 'in-use'), 'clearing')
    if (owner) continue
    await clearLeftover(join(dir, 'postgres'))
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The programs find their libraries and data by the folder that they lie in, so that the whole of it moves. */
export function copyPrograms({ postgres, initdb }, to) {
  cpSync(dirname(dirname(postgres)), to, { recursive: true, verbatimSymlinks: true })
  return { postgres: join(to, 'bin', basename(postgres)), initdb: join(to, 'bin', basename(initdb)) }
}
