import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { DATABASE, endings, page, SCRIPT, serve, sql } from '@/scripts/vitest/front-server'

/** On a busy machine too. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 })

describe('what every visitor sees alike', () => {
  let renders: number
  let asked: IncomingMessage['headers'][]
  let ask: Awaited<ReturnType<typeof serve>>

  beforeEach(async () => {
    renders = 0
    asked = []
    ask = await serve((request, response) => {
      renders += 1
      asked.push(request.headers)
      return page(() => `page ${renders}`)(request, response)
    })
  })

  test('is rendered once, for all who ask at once and after, and for nobody in particular', async () => {
    const headers = {
      cookie: 'theme=dark',
      'accept-language': 'de, en;q=0.5',
      referer: 'http://elsewhere.test/',
      'user-agent': 'x',
    }
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/courses', { headers })))
    expect(new Set(await Promise.all(answers.map((one) => one.text()))).size).toBe(1)
    await (await ask('/courses')).text()
    expect(renders).toBe(1)
    const given = ['content-security-policy', 'host', 'x-next-intl-locale', 'x-request-id']
    expect(Object.keys(asked[0] ?? {}).sort()).toEqual(given)
  })

  test('carries a policy that lets its own scripts run, and a tag by which it need not be sent again', async () => {
    const first = await ask('/ar/courses')
    const hash = createHash('sha256').update(SCRIPT).digest('base64')
    expect(first.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const again = await ask('/ar/courses', { headers: { 'if-none-match': first.headers.get('etag') as string } })
    expect([again.status, await again.text(), renders]).toEqual([304, '', 1])
  })

  test.each(['br', 'gzip', 'identity'])('is sent as %s to who reads that', async (encoding) => {
    const answer = await ask('/', { headers: { 'accept-encoding': encoding } })
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
    expect(await answer.text()).toContain('page 1')
  })

  test.each([
    ['who is signed in', '/courses', { headers: { cookie: 'lectern=x' } }],
    ['a part of a page', '/courses', { headers: { rsc: '1' } }],
    ['what is sent', '/editions/a', { method: 'POST' }],
    ['other pages', '/sign-in', {}],
  ])('is nothing for %s', async (_, path, init) => {
    const answers = [await ask(path, init), await ask(path, init)]
    expect(await Promise.all(answers.map((one) => one.text()))).not.toEqual(['page 1', 'page 1'])
    expect([renders, answers[0]?.headers.get('etag')]).toEqual([2, null])
  })

  test('is different for each address', async () => {
    for (const path of ['/courses?q=a', '/courses?q=b', '/ar/courses?q=a']) await (await ask(path)).text()
    expect(renders).toBe(3)
  })

  test('is kept apart for who asks for less data, by the browser or by a choice', async () => {
    const ways = [{}, { 'save-data': 'on' }, { cookie: 'lectern-data=low' }, { 'x-lectern-low-data': 'browser' }]
    for (const headers of [...ways, ...ways]) await (await ask('/courses', { headers: headers as HeadersInit })).text()
    expect(asked.map((headers) => headers['x-lectern-low-data'])).toEqual([undefined, 'browser', 'cookie'])
    expect((await ask('/courses')).headers.get('vary')).toContain('Save-Data')
  })

  test('turns with the minute', async () => {
    const clock = join(tmpdir(), `clock-${process.pid}`)
    vi.stubEnv('TEST_CLOCK', clock)
    vi.resetModules()
    const { visitorPages: fresh } = await import('./visitor-pages')
    endings.push(
      () => vi.unstubAllEnvs(),
      () => rmSync(clock, { force: true }),
    )
    const pages = fresh()
    const minute = 60_000
    const into = (ms: number) => writeFileSync(clock, String(minute - (Date.now() % minute) + ms))
    let count = 0
    const render = async () => {
      count += 1
      return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('page') }
    }
    for (const ms of [0, 30_000, 58_000]) {
      into(ms)
      await pages.page('/', render)
    }
    expect(count).toBe(1)
    into(minute)
    await pages.page('/', render)
    expect(count).toBe(2)
  })
})

const SHOWN = [
  ['Institute', 'UPDATE "Institute" SET "name" = "name"'],
  ['Course', 'UPDATE "Course" SET "version" = "version"'],
  ['CourseText', 'DELETE FROM "CourseText" WHERE false'],
  ['Theme', `INSERT INTO "Theme" ("slug") VALUES ('new')`],
  ['Edition', 'UPDATE "Edition" SET "takenCount" = "takenCount"'],
  ['Module', 'DELETE FROM "Module" WHERE false'],
  ['Session', 'UPDATE "Session" SET "title" = "title"'],
  ['SessionTrainer', 'DELETE FROM "SessionTrainer" WHERE false'],
  ["Person's name", 'UPDATE "Person" SET "name" = "name"'],
] as const

test.each(SHOWN)('a write to %s clears what is kept, whoever writes it', async (_, statement) => {
  let renders = 0
  const ask = await serve(page(() => `page ${++renders}`))
  const read = async () => (await ask('/')).text()
  const before = await read()
  expect(await read()).toBe(before)
  await sql(statement)
  await soon(async () => expect(await read()).not.toBe(before))
})

test('what was written while a page was being rendered is not missing from the next', async () => {
  let renders = 0
  let goOn = () => {}
  const ask = await serve(async (request, response) => {
    renders += 1
    if (renders === 1) await new Promise<void>((resolve) => (goOn = resolve))
    return page(() => `page ${renders}`)(request, response)
  })
  const first = ask('/courses')
  await soon(() => expect(renders).toBe(1))
  await sql('UPDATE "Course" SET "version" = "version"')
  await soon(async () => expect(await (await ask('/courses')).text()).toContain('page 2'))
  goOn()
  await (await first).text()
  expect(await (await ask('/courses')).text()).toContain('page 2')
})

test('who leaves before the page is there keeps nobody else from it', async () => {
  let renders = 0
  const ask = await serve((request, response) => {
    renders += 1
    // As Next does: what nobody waits for any more is not written to its end.
    if (renders > 1) return page(() => `page ${renders}`)(request, response)
  })
  const leaving = new AbortController()
  const left = ask('/courses', { signal: leaving.signal }).catch((error: Error) => error.name)
  await soon(() => expect(renders).toBe(1))
  const others = [ask('/courses'), ask('/courses')]
  leaving.abort()
  expect(await left).toBe('AbortError')
  for (const other of others) expect((await other).status).toBe(200)
})

describe('while the database is away', () => {
  /** A way to the database that can be cut and mended. */
  async function wayTo(url: string) {
    const { hostname, port } = new URL(url)
    let isCut = false
    const sockets = new Set<Socket>()
    const way = createTcpServer((socket) => {
      if (isCut) return socket.destroy()
      const onward = connect(Number(port), hostname)
      for (const [one, other] of [
        [socket, onward],
        [onward, socket],
      ] as const) {
        sockets.add(one)
        one.pipe(other)
        one.on('error', () => other.destroy())
      }
    })
    await new Promise<void>((ready) => way.listen(0, '127.0.0.1', ready))
    endings.push(() => way.close())
    const through = new URL(url)
    through.port = String((way.address() as AddressInfo).port)
    return {
      url: through.href,
      cut: () => {
        isCut = true
        for (const socket of sockets) socket.destroy()
      },
      mend: () => (isCut = false),
    }
  }

  test('everybody is told so in the language of the address, also who waits already; it comes back by itself', async () => {
    const way = await wayTo(DATABASE)
    let isStuck = false
    const ask = await serve((request, response) => {
      if (request.url === '/my') isStuck = true
      else return page(() => 'here')(request, response)
    }, way.url)
    expect((await ask('/courses')).status).toBe(200)
    const stuck = ask('/my')
    await soon(() => expect(isStuck).toBe(true))
    way.cut()
    const told = await stuck
    expect([told.status, await told.text()]).toEqual([503, expect.stringContaining('We will be back in a moment')])
    const arabic = await ask('/ar/courses')
    expect(arabic.status).toBe(503)
    expect(Number(arabic.headers.get('retry-after'))).toBeGreaterThanOrEqual(10)
    expect(await arabic.text()).toMatch(/lang="ar" dir="rtl"[\s\S]*http-equiv="refresh"/)
    const sent = await (await ask('/sign-in', { method: 'POST', body: 'x' })).text()
    expect(sent).toContain('send it again')
    expect(sent).not.toContain('http-equiv="refresh"')
    way.mend()
    await soon(async () => expect((await ask('/courses')).status).toBe(200))
  })

  test('a failure that has another reason stays what it is', async () => {
    const ask = await serve((_, response) => {
      response.statusCode = 500
      response.end('our own')
    })
    const answer = await ask('/my')
    expect([answer.status, await answer.text()]).toEqual([500, 'our own'])
  })
})

test.each([
  ['too large a body', { method: 'POST', body: Buffer.alloc(2_000_001) }, 413],
  ['a body of unknown length', { method: 'POST', body: new Blob(['x']).stream(), duplex: 'half' }, 411],
])('%s is refused before anything reads it', async (_, init, status) => {
  let renders = 0
  const ask = await serve(page(() => `page ${++renders}`))
  const answer = await ask('/my', init as RequestInit).catch((error: Error) => error)
  // Whoever is still sending may see the connection end instead.
  if (answer instanceof Response) expect(answer.status).toBe(status)
  expect(renders).toBe(0)
})

test('an address that is none leads to where there is nothing', async () => {
  const seen: (string | undefined)[] = []
  const ask = await serve((request, response) => {
    seen.push(request.url)
    return page(() => 'nothing')(request, response)
  })
  await (await ask('/ar/%E0%A4%A')).text()
  expect(seen).toEqual(['/ar/nowhere'])
})

describe('an answer', () => {
  test('carries the mark of the sign-in that it was made for, and none where nobody is signed in', async () => {
    const ask = await serve(page(() => 'page'))
    const mark = async (cookie?: string) =>
      (await ask('/my', { headers: cookie ? { cookie } : {} })).headers.get('x-lectern-sign-in')
    expect([await mark(), await mark('theme=dark')]).toEqual([null, null])
    expect(await mark('lectern=a')).toBe(await mark('lectern=a'))
    expect(await mark('lectern=b')).not.toBe(await mark('lectern=a'))
  })

  test('of an act that leads on or renders anew says that what was fetched ahead holds no more', async () => {
    const ask = await serve((request, response) => {
      if (request.headers['next-action'] === 'leads on') response.setHeader('x-action-redirect', '/my;push')
      if (request.headers['next-action'] === 'renders anew') response.setHeader('x-action-revalidated', '2')
      return page(() => 'page')(request, response)
    })
    const said = async (action: string) =>
      (await ask('/my', { method: 'POST', body: new FormData(), headers: { 'next-action': action } })).headers.get(
        'x-action-revalidated',
      )
    expect([await said('leads on'), await said('renders anew'), await said('stays')]).toEqual(['1', '1', null])
  })
})
