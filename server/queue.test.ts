import { connect } from 'node:net'
import { expect, test, vi } from 'vitest'
import { page, serve } from '@/scripts/vitest/front-server'

/** On a busy machine too. */
const soon = <T>(check: () => T) => vi.waitFor(check, { timeout: 10_000 })

test('an act does not wait for the pages that are being rendered', async () => {
  let pages = 0
  const ask = await serve((request, response) => {
    if (request.method === 'POST') return page(() => 'done')(request, response)
    pages += 1
  })
  const looking = Array.from({ length: 20 }, (_, i) => ask(`/my?${i}`).catch(() => null))
  await soon(() => expect(pages).toBeGreaterThan(0))
  expect(await (await ask('/my', { method: 'POST', body: 'x' })).text()).toContain('done')
  expect(pages).toBeLessThan(looking.length)
})

test('three pages are rendered at once, for GET and HEAD; a thousand wait, and whoever comes then is told to come again', async () => {
  let begun = 0
  let goOn = () => {}
  const opened = new Promise<void>((resolve) => (goOn = resolve))
  const ask = await serve(async (request, response) => {
    begun += 1
    await opened
    return page(() => 'here')(request, response)
  })
  const { hostname, port } = new URL(ask.site)
  const socket = connect(Number(port), hostname)
  let said = ''
  socket.on('data', (piece) => (said += piece))
  const one = (method: string, i: number) => `${method} /my?${i} HTTP/1.1\r\nHost: a\r\n\r\n`
  socket.write(Array.from({ length: 1_003 }, (_, i) => one(i % 2 ? 'HEAD' : 'GET', i)).join(''))
  const late = await vi.waitFor(
    async () => {
      const answer = await ask('/ar/my', { signal: AbortSignal.timeout(200) })
      return [answer.status, Number(answer.headers.get('retry-after')) > 0, await answer.text()]
    },
    { timeout: 10_000 },
  )
  expect(late).toEqual([503, true, expect.stringMatching(/lang="ar" dir="rtl"/)])
  expect(begun).toBe(3)
  goOn()
  await soon(() => expect(said.match(/HTTP\/1.1 200 OK/g)?.length).toBeGreaterThanOrEqual(1_000))
  socket.destroy()
})
