import { connect, createServer } from 'node:net'
import { rmSync } from 'node:fs'
import { relative } from 'node:path'
import { onEnd } from './lifecycle.mjs'

/**
 * Takes a data folder for this process, until it ends by whatever means: a socket, unlike a file with a process number,
 * cannot outlive its owner. Returns undefined when taken, else what the owner says it is doing.
 */
export async function takeFolder(dataDir, doing) {
  // Relative, since a socket's path may have a hundred characters and no more.
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${dataDir}` : relative(process.cwd(), `${dataDir}/in-use`)
  for (;;) {
    if (await listen(path, doing)) return undefined
    const owner = await ask(path)
    if (owner !== undefined) return owner
    rmSync(path, { force: true }) // left by a killed process
  }
}

function listen(path, doing) {
  const server = createServer((socket) => socket.on('error', () => {}).end(doing))
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error)))
    server.listen(path, () => {
      server.unref()
      onEnd(() => server.close())
      resolve(true)
    })
  })
}

function ask(path) {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(path)
    socket.on('data', (chunk) => (answer += chunk))
    socket.on('end', () => resolve(answer))
    socket.on('error', (error) => resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? undefined : 'another task'))
  })
}
