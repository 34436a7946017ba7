import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { front } from './front'
import { visitorPages } from './visitor-pages'

type Parts = Parameters<typeof front>[0]

const endings: (() => unknown)[] = []

/** A front before a renderer of ours, on a port, and a database that is there until it is lost. */
async function frontOf({ next, room }: Pick<Parts, 'next' | 'room'>) {
  let isUp = true
  let askedCount = 0
  const kept = visitorPages()
  const pages: typeof kept = {
    ...kept,
    page: (...args) => {
      askedCount += 1
      return kept.page(...args)
    },
  }
  const door = front({
    next,
    pages,
    room,
    files: async () => null,
    database: { isUp: () => isUp, answers: async () => isUp },
  })
  const server = createServer(door.answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endings.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  return {
    site: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    askedCount: () => askedCount,
    lose: () => {
      isUp = false
      door.onLost()
    },
  }
}

afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

test('nobody waits for a database that has gone, nor those who wait for another’s rendering', async () => {
  let begunCount = 0
  const { site, lose, askedCount } = await frontOf({
    next: async () => {
      begunCount += 1
      await new Promise(() => {})
    },
  })
  const sent = { method: 'POST', body: 'x' }
  const answers = [fetch(`${site}/courses`), fetch(`${site}/courses`), fetch(`${site}/my`, sent)]
  await expect.poll(() => [begunCount, askedCount()]).toEqual([2, 2])
  lose()
  for (const answer of await Promise.all(answers)) {
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true])
  }
  expect((await fetch(`${site}/ar/courses`)).status).toBe(503)
})

test('where the database has no room people read, and what they send is refused in their language', async () => {
  let isFull = true
  const done: (string | undefined)[] = []
  const { site } = await frontOf({
    room: { isFull: () => isFull },
    next: (request, response) => {
      done.push(request.method)
      response.setHeader('content-type', 'text/html').end('a page')
    },
  })
  const send = () => fetch(`${site}/ar/sign-in`, { method: 'POST', body: 'x' })
  expect((await fetch(`${site}/my`)).status).toBe(200)
  const refused = await send()
  expect(refused.status).toBe(503)
  expect(await refused.text()).toMatch(/lang="ar" dir="rtl"[\s\S]*لا يمكن حفظ أي شيء في هذه اللحظة/)
  isFull = false
  expect((await send()).status).toBe(200)
  expect(done).toEqual(['GET', 'POST'])
})

test('what comes back from an institution is told so as well, and health says itself how it stands', async () => {
  const { site, lose } = await frontOf({
    next: ({ url }, response) => {
      response.writeHead(url === '/api/health' ? 503 : 200, { 'content-type': 'application/json' }).end('{}')
    },
  })
  const back = `${site}/api/auth/institution?code=x`
  expect((await fetch(back)).status).toBe(200)
  lose()
  const told = await fetch(back, { headers: { 'accept-language': 'en' } })
  expect([told.status, await told.text()]).toEqual([503, expect.stringContaining('We will be back in a moment')])
  expect(await (await fetch(`${site}/api/health`)).text()).toBe('{}')
})
