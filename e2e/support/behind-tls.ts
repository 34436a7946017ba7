import { request } from 'node:http'
import { createServer } from 'node:https'
import { generate } from 'selfsigned'
import { freePort } from '../../scripts/setup/ports.mjs'
import { serveApart } from './apart'

/**
 * A server whose address is https, behind a proxy with a certificate of its own making, as an operator's proxy stands
 * before it: it adds who asked, and hands everything else on as it came.
 */
export async function serveBehindTls(): Promise<{ address: string; stop: () => Promise<void> }> {
  const tlsPort = await freePort()
  const address = `https://localhost:${tlsPort}`
  // A real institute has one clock and one set of languages.
  const settings = { APP_URL: address, NEXTAUTH_URL: address, TEST_CLOCK: '', PSEUDO_LANGUAGE: '' }
  const { port, stop } = await serveApart('behind-tls', async () => settings)
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
  const proxy = createServer({ key, cert }, (asked, answer) => {
    const headers = { ...asked.headers, 'x-forwarded-for': asked.socket.remoteAddress, 'x-forwarded-proto': 'https' }
    const onwards = request({ host: '127.0.0.1', port, method: asked.method, path: asked.url, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers)
      came.pipe(answer)
    })
    onwards.on('error', () => answer.destroy())
    asked.pipe(onwards)
  })
  await new Promise<void>((resolve) => proxy.listen(tlsPort, '127.0.0.1', resolve))
  return {
    address,
    stop: async () => {
      proxy.closeAllConnections()
      proxy.close()
      await stop()
    },
  }
}
