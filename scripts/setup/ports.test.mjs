import { createServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { freePort, requireFreePort } from './ports.mjs'
import { siteOf } from './server.mjs'

const endings = []

afterEach(() => {
  for (const end of endings.splice(0)) end()
})

it('a port has to be free at the address where the server will listen', async () => {
  const port = String(await freePort())
  const taken = createServer()
  await new Promise((resolve) => taken.listen(Number(port), '127.0.0.1', resolve))
  endings.push(() => taken.close())
  await expect(requireFreePort(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is in use`)
  await expect(requireFreePort(String(await freePort()), '127.0.0.1')).resolves.toBeUndefined()
})

// 203.0.113.9 is nobody's (RFC 5737).
it.each(['203.0.113.9', 'training.example.org', '127.0.0.1:3000'])('%s is none of this machine’s', async (host) => {
  await expect(requireFreePort(String(await freePort()), host)).rejects.toThrow(`LISTEN_ADDRESS is "${host}"`)
})

it('a server is asked for where it listens', () => {
  const sites = [undefined, '', '0.0.0.0', '::', '127.0.0.1', 'localhost', '::1', '10.1.2.3']
  expect(sites.map((LISTEN_ADDRESS) => siteOf({ LISTEN_ADDRESS, PORT: '3000' }))).toEqual([
    ...Array(5).fill('http://127.0.0.1:3000'),
    'http://localhost:3000',
    'http://[::1]:3000',
    'http://10.1.2.3:3000',
  ])
})
