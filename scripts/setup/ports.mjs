import { createServer, isIP } from 'node:net'
import { Failure } from './failure.mjs'

/** A port that nothing listens on now. */
export const freePort = () => listen(0, '127.0.0.1')

/**
 * Fails with a sentence where something listens on the port that people are to use, or the address at which to listen is
 * none of this machine's; without one it is all of them.
 */
export async function requireFreePort(port, host = '') {
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Failure(`PORT is "${port}": it must be a number from 1 to 65535.`)
  }
  if (host && host !== 'localhost' && !isIP(host)) throw new Failure(noAddress(host))
  try {
    await listen(Number(port), host || undefined)
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      throw new Failure(
        `Port ${port} is in use: stop what uses it, or choose another (PORT=${Number(port) + 1} npm start).`,
      )
    }
    if (error.code === 'EACCES')
      throw new Failure(`Port ${port} needs more rights than you have: choose one above 1023.`)
    if (['EADDRNOTAVAIL', 'EINVAL', 'EAFNOSUPPORT'].includes(error.code)) throw new Failure(noAddress(host))
    throw error
  }
}

const noAddress = (host) =>
  `LISTEN_ADDRESS is "${host}": it must be an address of this machine, such as 127.0.0.1, or not be set.`

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
