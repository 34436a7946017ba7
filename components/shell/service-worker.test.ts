import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createContext, runInContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

/** A server that hears who asks it for what, and has nothing. */
async function listening() {
  const asked: (string | undefined)[] = []
  const server = createServer(({ url }, response) => {
    asked.push(url)
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { server, origin, asked }
}

let [own, elsewhere]: Awaited<ReturnType<typeof listening>>[] = []
let kept: Set<string>
let tell: (data: unknown) => Promise<void>

beforeAll(async () => {
  const servers = [await listening(), await listening()]
  ;[own, elsewhere] = servers
})
afterAll(() => {
  for (const one of [own, elsewhere]) one?.server.close()
})

/** The worker's own script where a browser would run it, which is stood for by its places to keep pages alone. */
beforeEach(() => {
  kept = new Set(['lectern-1-own-a', 'lectern-1-shell'])
  let hear: (event: object) => void = () => {}
  const caches = {
    keys: async () => [...kept],
    match: async () => undefined,
    delete: async (name: string) => kept.delete(name),
  }
  const context = createContext({
    addEventListener: (type: string, listener: typeof hear) => {
      if (type === 'message') hear = listener
    },
    location: new URL(own?.origin ?? ''),
    clients: { claim: async () => {} },
    caches,
    fetch,
    URL,
  })
  runInContext(readFileSync('public/service-worker.js', 'utf8'), context)
  tell = async (data) => {
    let done: unknown
    try {
      hear({ data, waitUntil: (work: unknown) => (done = work) })
    } catch {
      // What is no address at all.
    }
    await done
  }
  for (const one of [own, elsewhere]) one?.asked.splice(0)
})

test('the worker fetches its own two pages by a message, in each language', async () => {
  for (const path of ['/my', '/fr/my/timetable']) await tell(`${own?.origin}${path}`)
  expect(own?.asked).toEqual(['/my', '/fr/my/timetable'])
})

test('it forgets what is somebody’s by a message, and only by that word', async () => {
  for (const data of ['claim', 'constructor', '__proto__', 'forgets', '', null, {}]) await tell(data)
  expect([...kept]).toEqual(['lectern-1-own-a', 'lectern-1-shell'])
  await tell('forget')
  expect([...kept]).toEqual(['lectern-1-shell'])
})

test.each(['/account', '/my/timetable/x', '/files/x', '//my'])('it does not fetch %s by a message', async (path) => {
  await tell(`${own?.origin}${path}`)
  expect(own?.asked).toEqual([])
})

test('nor the same pages of another site', async () => {
  for (const path of ['/my', '/fr/my/timetable']) await tell(`${elsewhere?.origin}${path}`)
  expect(elsewhere?.asked).toEqual([])
})
