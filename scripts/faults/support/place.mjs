import { copyFileSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDataDir } from '../../setup/data-dir.mjs'
import { environmentFor } from '../../setup/environment.mjs'
import { Failure } from '../../setup/failure.mjs'
import { onEnd } from '../../setup/lifecycle.mjs'
import { takeLock } from '../../setup/lock.mjs'
import { at } from '../../setup/paths.mjs'
import { freePort } from '../../setup/ports.mjs'
import { startPostgres } from '../../setup/postgres.mjs'
import { binaries } from '../../setup/postgres-binaries.mjs'
import { canReach, postgresUser } from '../../setup/postgres-user.mjs'
import { clearLeftover } from '../../setup/postmaster.mjs'
import { applyMigrations } from '../../setup/prisma.mjs'
import { run } from '../../setup/processes.mjs'
import { secretsOf } from '../../setup/secrets.mjs'
import { requireServing, startServer } from '../../setup/server.mjs'
import { copyPrograms } from '../../setup/throwaway.mjs'
import { familyOf } from './family.mjs'
import { fillPlace } from './fill.mjs'
import { querying } from './querying.mjs'
import { until } from './waiting.mjs'

const HOME = at('.data/faults')
const PREFIX = 'lectern-faults-'
const NAME = 'lectern'
const PATIENCE_MS = 60_000
export const DIST_DIR = '.next-faults'

/**
 * A folder with a PostgreSQL that holds an institute, at rest, for each fault to have a copy of. Everything is removed
 * at the end.
 */
export async function makePlace() {
  const installed = await binaries()
  for (const home of [at('.data'), HOME]) makeDataDir(home)
  const isReachable = canReach(postgresUser(), [HOME, installed.postgres])
  const home = isReachable ? HOME : tmpdir()
  await clearAbandoned(home)
  const folder = mkdtempSync(join(home, PREFIX))
  makeDataDir(folder)
  onEnd(() => rmSync(folder, { recursive: true, force: true }))
  await takeLock(join(folder, 'in-use'), 'npm run faults')
  const programs = isReachable ? installed : copyPrograms(installed, join(folder, 'postgresql'))
  const base = join(folder, 'base')
  // The build carries one of them, and serves more than one run.
  const secrets = secretsOf(HOME)
  makeDataDir(base)
  copyFileSync(join(HOME, 'secrets.json'), join(base, 'secrets.json'))
  const { databasePassword: password } = secrets
  const server = await startPostgres({ dataDir: base, password, programs, settings: { max_wal_size: '64MB' } })
  await applyMigrations(`${server.url}/${NAME}`)
  await fillPlace(`${server.url}/${NAME}`)
  await server.stop()
  return { folder, base, programs, secrets }
}

/** A copy of the place's data folder, in a folder of its own or in one that is there already. */
export async function copyOf({ folder, base }, name, into = join(folder, name)) {
  makeDataDir(into)
  await run('cp', ['-a', `${base}/.`, into], { sentence: 'The institute could not be copied.' })
  return into
}

/** The database of a fault with the settings that an operator's has, on a port that it keeps. */
export async function startDatabase({ programs, secrets }, dataDir, settings = {}) {
  const port = await freePort()
  const options = { dataDir, password: secrets.databasePassword, programs, port, settings }
  let server = await startPostgres(options)
  const url = `${server.url}/${NAME}`
  return {
    url,
    port,
    dir: join(dataDir, 'postgres'),
    pid: () => server.pid,
    query: querying(url),
    stop: () => server.stop(),
    startAgain: async () => {
      server = await startPostgres(options)
    },
  }
}

/** The production build on a database, its output in a file of the fault's folder. */
export async function startProduct({ secrets }, dataDir, { url, name = 'server', ...more }) {
  const port = await freePort()
  const env = {
    ...environmentFor({ url, port, keptIn: dataDir }),
    ...secrets,
    NEXT_DIST_DIR: DIST_DIR,
    PROCESSES: '2',
    ...more,
  }
  const log = join(dataDir, `${name}.log`)
  const output = openSync(log, 'a')
  const server = startServer('start', env, { stdio: ['ignore', output, output] })
  await requireServing(env, server.gone).catch((error) => {
    throw new Failure(`${error.message} ${readFileSync(log, 'utf8').slice(-1_000)}`)
  })
  const lines = () => linesOf(log)
  const product = {
    ...server,
    site: env.APP_URL,
    lines,
    isWhole: () => servingCount(server.pid, lines()) >= env.PROCESSES,
  }
  if ((await until(product.isWhole, PATIENCE_MS)) === null) throw new Failure('Not every process of the server began.')
  return product
}

/** How many of a server's processes have said that they serve. */
function servingCount(pid, lines) {
  const serving = new Set(lines.flatMap((line) => (line.msg === 'serving' ? line.pid : [])))
  return [pid, ...familyOf(pid)].filter((one) => serving.has(one)).length
}

/** The lines that the product has logged, as objects. */
export function linesOf(log) {
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line)]
      } catch {
        return []
      }
    })
}

/** What a killed run left: the folder is free to take, so nobody works there. */
async function clearAbandoned(home) {
  for (const name of readdirSync(home).filter((name) => name.startsWith(PREFIX))) {
    const dir = join(home, name)
    const { owner } = await takeLock(join(dir, 'in-use'), 'clearing')
    if (owner) continue
    for (const part of readdirSync(dir)) {
      if (existsSync(join(dir, part, 'postgres'))) await clearLeftover(join(dir, part, 'postgres'))
      if (part === 'disk') await run('umount', [join(dir, part)], { sentence: 'A small disk stayed.' }).catch(() => {})
    }
    rmSync(dir, { recursive: true, force: true })
  }
}
