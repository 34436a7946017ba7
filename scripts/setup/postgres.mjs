import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { whyNoAnswer } from './answer.mjs'
import { Failure } from './failure.mjs'
import { initialise } from './initdb.mjs'
import { isEnding, onEnd } from './lifecycle.mjs'
import { freePort } from './ports.mjs'
import { binaries } from './postgres-binaries.mjs'
import { postgresUser, requireReach } from './postgres-user.mjs'
import { clearLeftover, runningPort } from './postmaster.mjs'
import { exitOf, stop } from './processes.mjs'

const USER = 'lectern'
const PATIENCE = 120_000 // after a kill it has to recover first
const ATTEMPTS = 5

/**
 * Starts the PostgreSQL of a data folder, making it the first time. Only this machine reaches it, on any free port or
 * the given one, and it stops when the task ends, or by `stop`. `url` names no database; `gone` settles when it has ended.
 */
export async function startPostgres({ dataDir, password, programs, port: given, settings = {}, initFlags = [] }) {
  const { postgres, initdb } = programs ?? (await binaries())
  const user = postgresUser()
  requireReach(user, [dataDir, postgres])
  const dir = join(dataDir, 'postgres')
  if (!existsSync(dir)) await initialise({ initdb, dir, username: USER, password, user, flags: initFlags })
  await clearLeftover(dir)
  const log = join(dataDir, 'postgres.log')
  for (let attempt = 1; ; attempt++) {
    const port = given ?? (await freePort())
    const server = { port, url: address(port, password), ...launch({ postgres, dir, port, user, settings, log }) }
    if (await isReady(server)) return server
    await server.stop()
    if (attempt === ATTEMPTS || isEnding()) throw didNotStart(log)
    await sleep(1_000) // its port was taken meanwhile, or a killed predecessor's last processes are still going
  }
}

/** The address of the server that runs on a data folder now, or undefined. */
export function runningPostgres({ dataDir, password }) {
  const port = runningPort(join(dataDir, 'postgres'))
  return port && address(port, password)
}

const address = (port, password) => `postgresql://${USER}:${password}@127.0.0.1:${port}`

function launch({ postgres, dir, port, user, settings, log }) {
  const all = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openSync(log, 'w')
  // A group of its own: the terminal's Ctrl-C must not stop it before the server that uses it.
  const child = spawn(postgres, ['-D', dir, ...flags], {
    ...user,
    cwd: dir,
    detached: true,
    stdio: ['ignore', output, output],
    env: { ...process.env, LC_ALL: 'C' },
  })
  closeSync(output)
  const gone = exitOf(child)
  const stopIt = () => stop(child, 'SIGINT') // a fast, clean shutdown
  gone.then(onEnd(stopIt))
  return { pid: child.pid, gone, stop: stopIt }
}

async function isReady({ url, gone }) {
  let ended = false
  gone.then(() => (ended = true))
  for (const until = Date.now() + PATIENCE; !ended && Date.now() < until; await sleep(50)) {
    if ((await whyNoAnswer(`${url}/postgres`)) === undefined) return true
  }
  return false
}

function didNotStart(log) {
  const output = readFileSync(log, 'utf8').slice(-4_000)
  return Object.assign(new Failure(`The database did not start; the reason is in ${log}.`), { output })
}
