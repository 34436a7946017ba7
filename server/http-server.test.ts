import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import { page, serve } from '@/scripts/vitest/front-server'
import { httpServer } from './http-server'
import { headersOfAll } from './policy'

afterEach(() => vi.restoreAllMocks())

/** What a connection is told that sends these bytes. */
async function told(site: string, bytes: string) {
  const socket = connect(Number(new URL(site).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(bytes)
  const [head = '', ...more] = (await text(socket)).split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(lines.map((one) => one.split(/: (.*)/s)).map(([name, value]) => [name, value]))
  return { status: Number(line.split(' ')[1]), headers: headers as Record<string, string>, body: more.join('') }
}

const asks = (line: string, ...headers: string[]) => `${[line, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`

test.each([
  ['a way through to another server', asks('CONNECT elsewhere.test:443 HTTP/1.1', 'Host: a'), 405, 'method'],
  ['a method that is none', asks('BLAH / HTTP/1.1', 'Host: a'), 400, 'malformed'],
  ['what is no HTTP', 'hello\r\n\r\n', 400, 'malformed'],
  ['two lengths', asks('POST / HTTP/1.1', 'Host: a', 'Content-Length: 1', 'Content-Length: 2'), 400, 'malformed'],
  ['headers without end', asks('GET / HTTP/1.1', 'Host: a', `Cookie: ${'a'.repeat(20_000)}`), 431, 'tooLarge'],
  ['no host', asks('GET /my HTTP/1.1'), 400, 'malformed'],
  ['two hosts', asks('GET /my HTTP/1.1', 'Host: a', 'Host: b'), 400, 'malformed'],
])('%s is refused with the headers of every answer and a line in the log', async (_, bytes, status, refused) => {
  const warned = vi.spyOn(log, 'warn')
  const { site } = await serve(page(() => 'page'))
  const { headers, ...answer } = await told(site, bytes)
  expect(answer.status).toBe(status)
  const { 'content-security-policy': policy, ...others } = headersOfAll()
  expect(headers).toMatchObject(others)
  expect(headers['content-security-policy']).toMatch(/default-src '(self|none)'.*frame-ancestors 'none'/)
  if (status === 405) expect(headers.allow).toBe('GET, HEAD, POST')
  await vi.waitFor(() => expect(warned).toHaveBeenCalledOnce())
  expect(warned.mock.calls[0]).toMatchObject([
    { requestId: headers['x-request-id'], status, refused, client: expect.any(String) },
    'refused',
  ])
})

test.each([
  ['that expects what nobody knows', asks('GET /my HTTP/1.1', 'Host: a', 'Expect: x')],
  ['that would speak another protocol', asks('GET /my HTTP/1.1', 'Host: a', 'Upgrade: websocket')],
  ['of the first version, without a host', asks('GET /my HTTP/1.0')],
])('a request %s is answered as without it', async (_, bytes) => {
  const { site } = await serve(page(() => 'page'))
  const { status, headers, body } = await told(site, bytes)
  expect([status, headers['x-frame-options'], body.includes('page')]).toEqual([200, 'DENY', true])
})

test('who is too slow is told so, and who opened a connection and asked nothing is told nothing', async () => {
  const warned = vi.spyOn(log, 'warn')
  const server = httpServer(() => {})
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const late = Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
  server.on('connection', (socket) => socket.once('data', () => server.emit('clientError', late, socket)))
  expect((await told(site, 'GET / HT')).status).toBe(408)
  expect(warned.mock.calls).toMatchObject([[{ status: 408, refused: 'tooSlow' }, 'refused']])
  server.removeAllListeners('connection').on('connection', (socket) => server.emit('clientError', late, socket))
  const silent = connect(Number(new URL(site).port), '127.0.0.1')
  expect(await text(silent)).toBe('')
  expect(warned).toHaveBeenCalledOnce()
  server.close()
})
