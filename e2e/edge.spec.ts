import type { APIResponse } from '@playwright/test'
import { addresses, type Who } from './support/every-page'
import { lineOfRequest } from './support/log'
import { browserOf } from './support/posting'
import { rawRequest } from './support/raw'
import { cookiesOf } from './support/sign-ins'
import { db, demo, expect, somebody, test } from './support/test'

/** The names of what a form sends that posts an act: fields, Next's own among them, and the button that is pressed. */
function fieldsOf(form: string): [name: string, value: string][] {
  const tags = form.match(/<(?:input|select|textarea|button)\b[^>]*>/g) ?? []
  const named = tags.flatMap((tag): [string, string, string | undefined][] => {
    const name = attribute(tag, 'name')
    return name === undefined || /\sform="/.test(tag)
      ? []
      : [[name, attribute(tag, 'value') ?? '', attribute(tag, 'type')]]
  })
  // Of several buttons one is pressed, of several choices one is enough.
  const seen = new Set<string>()
  return named.flatMap(([name, value, type]): [string, string][] => {
    if (seen.has(name) && (type === 'radio' || type === 'checkbox' || type === 'submit')) return []
    seen.add(name)
    return [[name, value]]
  })
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name.replace('$', '\\$')}="([^"]*)"`).exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

test('every form of every page is taken with its own fields, and refused with one more', async () => {
  const cookies = new Map<Who, Record<string, string>>([['visitor', {}]])
  for (const [who, address] of Object.entries(demo)) {
    const { personId } = await db.personEmail.findUniqueOrThrow({ where: { address } })
    const [cookie = ''] = await cookiesOf([personId])
    cookies.set(who as Who, { cookie })
  }
  const asked: string[] = []
  const tried = new Set<string>()
  for (const { path, as } of Object.values(await addresses())) {
    for (const who of as) {
      const http = await browserOf(cookies.get(who))
      const html = await (await http.get(path)).text()
      for (const form of html.match(/<form\b.*?<\/form>/gs) ?? []) {
        const fields = fieldsOf(form)
        const own = fields.map(([name]) => name).filter((name) => !/^\$ACTION|^m\./.test(name))
        if (fields.length === own.length || tried.has(own.join())) continue
        tried.add(own.join())
        const multipart = new FormData()
        for (const [name, value] of fields) multipart.append(name, value)
        multipart.append('__proto__', '{"isAdministrator":true}')
        const answer = await http.post(path, { multipart })
        expect([path, who, own, answer.status()]).toEqual([path, who, own, 400])
        // The one more is all that is wrong with it: the form's fields are its schema's.
        const requestId = String(answer.headers()['x-request-id'])
        asked.push(requestId)
        const line = await lineOfRequest(requestId)
        expect([path, own, line.refused, line.fields]).toEqual([path, own, 'malformed', ['__proto__']])
      }
    }
  }
  expect(tried.size).toBeGreaterThan(25)
  expect(await db.auditEntry.findMany({ where: { requestId: { in: asked } } }), 'nothing was done').toEqual([])
})

const ofSomebody = async () => (await cookiesOf([(await somebody()).id]))[0] as string

test('no answer says what it is made with, or where', async () => {
  const cookie = await ofSomebody()
  const port = Number(new URL(process.env.BASE_URL as string).port)
  const asked: [string, string, Record<string, string>?][] = [
    ['GET', '/'],
    ['GET', '/account'],
    ['GET', '/my', { cookie }],
    ['GET', '/there/is/nothing'],
    ['GET', '/admin', { cookie }],
    ['GET', '/api/health'],
    ['GET', '/api/nothing'],
    ['GET', '/%E0%A4%A'],
    ['GET', '/_next/static/../../package.json'],
    ['GET', '/.env'],
    ['GET', '/.git/config'],
    ['GET', '/files/x'],
    ['POST', '/account', { 'content-length': '0' }],
    ['POST', '/account', { origin: 'https://elsewhere.test', 'content-length': '0' }],
    ['POST', '/account', { 'transfer-encoding': 'chunked' }],
    ['POST', '/account', { 'content-length': '9999999' }],
    ['POST', '/account', { 'next-action': 'x', 'content-type': 'text/plain', 'content-length': '0' }],
    ['TRACE', '/'],
    ['DELETE', '/account', { 'content-length': '0' }],
    ['GET', '/search/suggestions?q=%00'],
    ['GET', '/admin/people/options?among=x', { cookie }],
  ]
  const statuses = new Set<number>()
  for (const [method, path, headers = {}] of asked) {
    const answer = await rawRequest(port, method, path, headers)
    statuses.add(answer.status)
    const said = JSON.stringify(answer.headers) + answer.body
    expect([method, path, answer.status < 500]).toEqual([method, path, true])
    expect([
      method,
      path,
      /x-powered-by|"server"|node_modules|\/work\/|\.next\/|at \w+ \(|PrismaClient|postgres(ql)?:\/\//i.exec(said)?.[0],
    ]).toEqual([method, path, undefined])
  }
  for (const status of [200, 307, 400, 403, 404, 405, 411, 413]) expect([...statuses]).toContain(status)
})

test('whoever asks too often is told when to come again, by whichever process', async () => {
  const http = await browserOf({ cookie: await ofSomebody() })
  const answers = await Promise.all(
    Array.from({ length: 25 }, () => http.post('/account/portrait', { multipart: { picture: '' } })),
  )
  expect(answers.map((one) => one.status()).toSorted()).toEqual([...Array(20).fill(400), ...Array(5).fill(429)])
  const held = answers.find((one) => one.status() === 429) as APIResponse
  expect(Number(held.headers()['retry-after'])).toBeGreaterThan(0)
  expect(await held.text()).toContain('Try again in 3 minutes')
  const line = await lineOfRequest(String(held.headers()['x-request-id']))
  expect(line).toMatchObject({ level: 40, status: 429, refused: 'tooOften.upload', client: expect.any(String) })
})
