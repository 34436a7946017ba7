import { isIPv6 } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { serverOf } from './build.mjs'
import { Failure } from './failure.mjs'
import { isEnding, onEnd } from './lifecycle.mjs'
import { exitOf, startNode, stop } from './processes.mjs'

const PATIENCE = 60_000
// Left alone, each process takes what a machine has: the heap grows only by as much as is in use, the collector comes
// sooner, and what is given back goes back to the system. Measured with two processes under the same load: 430 MB in all,
// where it was 810, at the same speed; still more thrift made a register of 1,000 take twice as long.
const THRIFT = ['--heap-growing-percent=50', '--max-semi-space-size=8']
const THRIFTY_MALLOC = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' }

/** Starts the server ('start' or 'dev'), which stops when the task ends, or by `stop`. `gone` settles when it has ended. */
export function startServer(command, env, options = {}) {
  const environment = { ...env, ...THRIFTY_MALLOC, NODE_ENV: command === 'dev' ? 'development' : 'production' }
  // A group of its own: on Ctrl-C it must be stopped before the database that it uses, and once.
  const server = startNode([...THRIFT, serverOf(environment.NEXT_DIST_DIR)], {
    env: environment,
    detached: true,
    ...options,
  })
  const stopIt = () => stop(server)
  onEnd(stopIt)
  return { pid: server.pid, gone: exitOf(server), stop: stopIt }
}

/** Waits until the server answers, whatever it answers. */
export async function requireServing(env, gone) {
  let ended = false
  gone.then(() => (ended = true))
  for (const until = Date.now() + PATIENCE; !ended && Date.now() < until; await sleep(100)) {
    const answer = await fetch(`${siteOf(env)}/api/health`).catch(() => undefined)
    if (answer) return
  }
  throw new Failure('The server did not start: the reason stands above.')
}

const EVERYWHERE = ['', '0.0.0.0', '::']

/** How a server with these settings is reached from its own machine. */
export function siteOf({ LISTEN_ADDRESS = '', PORT }) {
  const host = EVERYWHERE.includes(LISTEN_ADDRESS) ? '127.0.0.1' : LISTEN_ADDRESS
  return `http://${isIPv6(host) ? `[${host}]` : host}:${PORT}`
}

/** Waits for as long as the server runs, and says so where it ends by itself. */
export async function requireRunning(gone) {
  await gone
  // While this process is being stopped, the server ends because of that.
  if (isEnding()) return new Promise(() => {})
  throw new Failure('The server stopped unexpectedly, and so everything is stopped: npm start starts it again.')
}
