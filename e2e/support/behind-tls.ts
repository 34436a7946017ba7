import { openSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { generate } from 'selfsigned'
import { freePort } from '../../scripts/setup/ports.mjs'
import { requireServing, startServer } from '../../scripts/setup/server.mjs'

/**
 * A second server of the same build and database whose address is https, behind a proxy with a certificate of its own
 * making, as an operator's proxy stands before it: it adds who asked, and hands everything else on as it came.
 */
export async function serveBehindTls(): Promise<{ address: string; plain: string; stop: () => Promise<void> }> {
  const [port, tlsPort] = [await freePort(), await freePort()]
  const address = `https://localhost:${tlsPort}`
  const env = {
    ...process.env,
    APP_URL: address,
    NEXTAUTH_URL: address,
    PORT: String(port),
    PROCESSES: '1',
    TRUSTED_PROXIES: '1',
    WORKER: 'apart',
    // A real institute has one clock and one set of languages.
    TEST_CLOCK: '',
    PSEUDO_LANGUAGE: '',
  }
  const log = openSync(`${process.env.DATA_DIR}/behind-tls.log`, 'w')
  const server = startServer('start', env, { stdio: ['ignore', log, log] })
  await requireServing(env, server.gone)
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
  const stop = async () => {
    proxy.closeAllConnections()
    proxy.close()
    await server.stop()
  }
  return { address, plain: `http://127.0.0.1:${port}`, stop }
}
