import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.mjs'
import { onEnd } from './lifecycle.mjs'

const PATIENCE = 3_000

/**
 * Takes a lock until it is released or this process ends by whatever means: a socket, unlike a file with a process
 * number, cannot outlive its owner. Returns `release`, or as `owner` what the process that has it says it is doing.
 */
export async function takeLock(path, doing) {
  mkdirSync(dirname(path), { recursive: true })
  // Relative, since a socket's path may have a hundred characters and no more.
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${path}` : relative(process.cwd(), path)
  for (;;) {
    const release = await listen(address, doing)
    if (release) return { release }
    const owner = await ask(address)
    if (owner !== undefined) return { owner }
    rmSync(address, { force: true }) // left by a killed process
  }
}

/** The same, waiting a little for an owner that is just ending; fails with a sentence where it stays. */
export async function requireLock(path, doing) {
  for (const until = Date.now() + PATIENCE; ; await sleep(250)) {
    const { release, owner } = await takeLock(path, doing)
    if (release) return release
    if (Date.now() > until) throw new Failure(`This folder is in use (${owner}): stop that first.`)
  }
}

function listen(address, doing) {
  const server = createServer((socket) => socket.on('error', () => {}).end(doing))
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)))
    server.listen(address, () => {
      const release = () => new Promise((done) => server.close(done))
      server.unref()
      onEnd(release)
      resolve(release)
    })
  })
}

function ask(address) {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(address)
    socket.on('data', (chunk) => (answer += chunk))
    socket.on('end', () => resolve(answer))
    socket.on('error', (error) => resolve(['ECONNREFUSED', 'ENOENT'].includes(error.code) ? undefined : 'another task'))
  })
}
