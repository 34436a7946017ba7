import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import { noteOfRequest } from '@/lib/platform/request-notes'
import { Malformed, noteTrouble } from '@/lib/platform/troubles'
import { page, serve } from '@/scripts/vitest/front-server'

const lines: { level: string; line: Record<string, unknown>; msg: string }[] = []

beforeEach(() => {
  lines.length = 0
  for (const level of ['info', 'warn'] as const) {
    vi.spyOn(log, level).mockImplementation(((line: object, msg: string) => {
      lines.push({ level, line: line as Record<string, unknown>, msg })
    }) as never)
  }
})
afterEach(() => vi.restoreAllMocks())

/** The one line of a request, once its answer is read. */
async function lineOf(work: () => Promise<Response>) {
  await (await work()).text()
  await vi.waitFor(() => expect(lines.filter(({ line }) => 'requestId' in line)).toHaveLength(1))
  return lines.find(({ line }) => 'requestId' in line)
}

const PERSON = '0198a1f0-7c1e-7c3a-9d55-0a1b2c3d4e5f'

describe('the line of a request', () => {
  test('says who, what and how it ended, and nothing of the address but its path', async () => {
    const ask = await serve((request, response) => {
      noteOfRequest(String(request.headers['x-request-id']), { person: PERSON })
      return page(() => 'page')(request, response)
    })
    const { level, line, msg } =
      (await lineOf(() => ask('/my?token=hunter2', { headers: { cookie: 'a=hunter2' } }))) ?? {}
    expect([level, msg]).toEqual(['info', 'request'])
    expect(line).toMatchObject({ path: '/my', method: 'GET', status: 200, person: PERSON, ms: expect.any(Number) })
    expect(JSON.stringify(lines)).not.toContain('hunter2')
  })

  test('says that a page was not theirs, of who is signed in, and nothing of who is not', async () => {
    let person: string | undefined = PERSON
    const ask = await serve((request, response) => {
      if (person) noteOfRequest(String(request.headers['x-request-id']), { person })
      response.statusCode = 404
      return page(() => 'nothing')(request, response)
    })
    const of = () => lineOf(() => ask('/admin/mail', { headers: { rsc: '1' } }))
    expect(await of()).toMatchObject({
      level: 'warn',
      msg: 'refused',
      line: { refused: 'notFound', person: PERSON, client: expect.any(String) },
    })
    person = undefined
    lines.length = 0
    expect(await of()).toMatchObject({ level: 'info', line: { status: 404 } })
  })

  test.each([
    ['fromElsewhere', 403, '/my', { method: 'POST', headers: { origin: 'https://elsewhere.test' } }],
    ['method', 405, '/my', { method: 'DELETE' }],
    ['method', 405, '/_next/static/x.js', { method: 'PUT' }],
    ['tooLarge', 413, '/my', { method: 'POST', body: Buffer.alloc(2_000_001) }],
    [
      'malformed',
      400,
      '/my',
      { method: 'POST', headers: { 'next-action': 'x', 'content-type': 'text/plain' }, body: 'x' },
    ],
  ])('says why it was refused: %s', async (refused, status, path, init) => {
    const ask = await serve(page(() => 'page'))
    const found = await lineOf(() => ask(path, init as RequestInit).catch(() => new Response()))
    expect(found).toMatchObject({
      level: 'warn',
      msg: 'refused',
      line: { refused, status, client: expect.any(String) },
    })
  })

  test('names the fields that no form has, as a form of ours could name them, and never what they held', async () => {
    const ask = await serve((request, response) => {
      noteTrouble(String(request.headers['x-request-id']), new Malformed('x', ['isAdministrator', 'hunter2 <b>']))
      response.statusCode = 500
      return page(() => 'broken')(request, response)
    })
    const body = new FormData()
    body.set('isAdministrator', 'hunter2')
    const found = await lineOf(() => ask('/my', { method: 'POST', body, headers: { 'next-action': 'x' } }))
    expect(found).toMatchObject({ line: { status: 400, refused: 'malformed', fields: ['isAdministrator', '…'] } })
    expect(JSON.stringify(lines)).not.toContain('hunter2')
  })

  test.each([
    [400, 'malformed'],
    [403, 'forbidden'],
    [429, 'tooOften'],
  ])('says so too where a handler answered %i by itself', async (status, refused) => {
    const ask = await serve((_, response) => {
      response.statusCode = status
      response.end('no')
    })
    expect(await lineOf(() => ask('/api/x'))).toMatchObject({ level: 'warn', line: { refused, status } })
  })

  test('of a form that was only filled in wrongly is no warning', async () => {
    const ask = await serve((request, response) => {
      noteOfRequest(String(request.headers['x-request-id']), { person: PERSON, refused: 'invalid', fields: ['name'] })
      return page(() => 'page')(request, response)
    })
    const found = await lineOf(() => ask('/account', { method: 'POST', body: new FormData() }))
    expect(found).toMatchObject({ level: 'info', msg: 'refused', line: { refused: 'invalid', fields: ['name'] } })
  })
})
