import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { refuseTunnel } from './tunnel'

test('a tunnel is refused in words of HTTP', async () => {
  const server = createServer().on('connect', refuseTunnel)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const asked = request({ host: '127.0.0.1', port, method: 'CONNECT', path: 'elsewhere.test:443' })
  const answer = new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
    asked.on('connect', ({ statusCode, headers }) => resolve([statusCode, headers.allow]))
    asked.on('error', reject)
  })
  asked.end()
  expect(await answer).toEqual([405, 'GET, HEAD, POST'])
  server.close()
})
