import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.mjs'

const PATIENCE = 15_000

/** The port of the server that runs on this cluster, or undefined. */
export function runningPort(dir) {
  const { pid, port } = lockFileOf(dir)
  return pid && isPostgres(pid) ? port : undefined
}

/** Stops a server that outlived a killed task, and clears what a killed server left. */
export async function clearLeftover(dir) {
  const { pid } = lockFileOf(dir)
  if (!pid) return
  if (isPostgres(pid)) return stopOrphan(pid)
  // The number is by now another program's, for which PostgreSQL would refuse to start. Where it is nobody's the file
  // stays: by it PostgreSQL sees whether any process of the dead server still writes, and waits for that one to end.
  if (signal(pid, 0)) rmSync(join(dir, 'postmaster.pid'), { force: true })
}

async function stopOrphan(pid) {
  signal(pid, 'SIGINT') // a fast, clean shutdown
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(50)) {
    if (!isPostgres(pid)) return
  }
  throw new Failure(`A database from an earlier start (process ${pid}) does not stop: end it and start again.`)
}

/** The first and fourth lines of `postmaster.pid`; nothing where there is none or it is half written. */
function lockFileOf(dir) {
  try {
    const lines = readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) || undefined }
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

function isPostgres(pid) {
  return signal(pid, 0) && /postgres/.test(commandOf(pid))
}

function signal(pid, name) {
  try {
    return process.kill(pid, name)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function commandOf(pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return '' // it has ended meanwhile
  }
}
