import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { request as send } from 'node:http'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, test, vi } from 'vitest'
import { sql } from '@/scripts/vitest/front-server'
import { startNode, stop } from '../scripts/setup/processes.mjs'
import { TYPESCRIPT } from '../scripts/setup/seed.mjs'

type Line = { level: number; time: string; msg: string; requestId?: string; path?: string } & Record<string, unknown>

/** What a line would be that somebody slips in. */
const FORGED = '{"level":60,"msg":"forged"}'
/** What a form says that names no act there is: words of its own, on lines of their own. */
const ACT = `" forged words "\n${FORGED}\n`
let said = ''
let complained: Promise<string>
let lines: Line[]
const ids: Record<string, string | undefined> = {}

/** Asks, to the letter; the id that the answer has, and none where there is no answer. */
function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const method = body === undefined ? 'GET' : 'POST'
    const sent = send({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      answer.resume().on('end', () => resolve(String(answer.headers['x-request-id'])))
    })
    sent.on('error', () => resolve(undefined))
    sent.end(body)
  })
}

beforeAll(async () => {
  const child: ChildProcess = startNode([...TYPESCRIPT, 'scripts/vitest/logging-server.mts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { LOG_LEVEL: 'info' },
  })
  complained = text(child.stderr as NonNullable<ChildProcess['stderr']>)
  child.stdout?.on('data', (piece) => (said += piece))
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  ids.plain = await ask(port, '/my?token=hunter2', { cookie: 'lectern=hunter2', 'x-request-id': 'mine' })
  ids.forged = await ask(port, `/my/%0a${encodeURIComponent(FORGED)}`, { 'user-agent': FORGED, referer: FORGED })
  ids.quoted = await ask(port, '/my/","msg":"forged","x":"')
  ids.failing = await ask(port, '/my/failing?token=hunter2')
  ids.unknown = await ask(port, '/my', { 'content-length': String(ACT.length) }, ACT)
  ids.broken = await ask(port, '/my/broken')
  await sql(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await vi.waitFor(() => expect(said).toContain('the database is away'), { timeout: 20_000 })
  await stop(child)
  lines = said
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
})

const of = (id?: string) => lines.filter(({ requestId }) => id && requestId === id)

test('each line is JSON that says when, how bad and what, and what belongs to one request has its id', () => {
  for (const { level, time, msg } of lines) {
    expect([typeof level, typeof msg]).toEqual(['number', 'string'])
    expect(new Date(time).toISOString()).toBe(time)
  }
  expect(of(ids.plain)).toMatchObject([{ level: 30, msg: 'request', path: '/my', method: 'GET', status: 200 }])
  expect(of(ids.failing).map(({ msg }) => msg)).toEqual(['failed', 'request'])
})

test('nobody writes a line, or a word of one, by what they send', () => {
  expect(lines.map(({ msg }) => msg)).not.toContain('forged')
  expect(lines.map(({ level }) => level)).not.toContain(60)
  expect(lines.map(({ requestId }) => requestId)).not.toContain('mine')
  expect(of(ids.forged)).toMatchObject([{ msg: 'request', path: expect.stringContaining('%0a') }])
  expect(of(ids.quoted)).toMatchObject([{ msg: 'request', path: '/my/","msg":"forged","x":"' }])
})

test('what Next says by itself is a line too, without what was sent, and what failed is told once', () => {
  expect(lines.filter(({ msg }) => msg === 'a package reports')).toMatchObject([
    {
      level: 40,
      message: 'Failed to find Server Action "…". Older or newer?',
      stack: expect.stringMatching(/^\s+at /),
    },
  ])
  expect(said).not.toContain('forged words')
})

test('failures are told, without the values at hand: of a page, of the server, of the database', () => {
  const failures = lines.filter(({ level }) => level === 50)
  expect(failures.map(({ msg }) => msg)).toEqual([
    'failed',
    'a request failed before it was answered',
    'the database is away',
  ])
  expect(failures[0]).toMatchObject({
    path: '/my/failing',
    route: '/[locale]/my',
    stack: expect.stringMatching(/^\s+at /),
  })
  expect(ids.broken, 'there was no answer').toBeUndefined()
  expect(said).not.toContain('hunter2')
})

test('nothing is told elsewhere: not as an error, not in a file', async () => {
  expect(await complained).toBe('')
  const { DATA_DIR = '' } = process.env
  expect(existsSync(DATA_DIR) ? readdirSync(DATA_DIR) : []).toEqual([])
})
