import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { request as send } from 'node:http'
import { describe, expect, test } from 'vitest'
import { env } from '@/lib/platform/env'
import { page, SCRIPT, serve } from '@/scripts/vitest/front-server'
import { policyOfKept } from './policy'

const OWN = new URL(env().APP_URL).origin

describe('every answer', () => {
  test.each([
    ['a page', '/my', {}, 200],
    ['a page that is kept', '/courses', {}, 200],
    ['what is not there', '/nowhere', {}, 404],
    ['a failure', '/my/failing', {}, 500],
    ['what is for programs', '/api/health', {}, 200],
    ['a build’s file that is not there', '/_next/static/none.js', {}, 404],
    ['too large a body', '/my', { method: 'POST', body: Buffer.alloc(2_000_001) }, 413],
    ['what another site sends', '/my', { method: 'POST', headers: { origin: 'https://elsewhere.test' } }, 403],
  ])('says how it may be used: %s', async (_, path, init, status) => {
    const ask = await serve((request, response) => {
      response.statusCode = { '/nowhere': 404, '/my/failing': 500 }[request.url ?? ''] ?? 200
      return page(() => 'page')(request, response)
    })
    const answer = await ask(path, init as RequestInit)
    const { headers } = answer
    expect(answer.status).toBe(status)
    expect(headers.get('content-type')).toMatch(
      path.startsWith('/_next/') ? /^text\/plain/ : /^text\/html; charset=utf-8$/,
    )
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers.get('content-security-policy')).toMatch(/base-uri 'none'/)
    expect(headers.get('content-security-policy')).toMatch(/(?:object|default)-src 'none'/)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })
})

describe('a page of another site', () => {
  const elsewhere = { origin: 'https://elsewhere.test', cookie: 'lectern=x' }
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'next-action' }

  test.each(['/my', '/courses', '/api/health', '/_next/static/none.js', '/nowhere'])(
    'is allowed nothing at %s: neither to read an answer nor to send what it would have to ask for',
    async (path) => {
      const ask = await serve(page(() => 'page'))
      const origins = [elsewhere, { ...elsewhere, origin: 'null' }, { ...elsewhere, origin: OWN }]
      const answers = [
        ...(await Promise.all(origins.map((headers) => ask(path, { headers })))),
        await ask(path, { method: 'POST', headers: elsewhere }),
        await ask(path, { method: 'OPTIONS', headers: { ...elsewhere, ...preflight } }),
      ]
      const found = path.startsWith('/_next/') ? 404 : 200
      expect(answers.map(({ status }) => status)).toEqual([found, found, found, 403, 405])
      const names = answers.flatMap(({ headers }) => [...headers.keys()])
      expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
    },
  )
})

describe('the scripts of a page', () => {
  test('that is rendered for its reader carry a nonce of that answer alone', async () => {
    const ask = await serve(page(() => 'page'))
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await ask('/my')
        const [, nonce] = /nonce="([^"]+)"/.exec(await answer.text()) ?? []
        expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self' 'nonce-${nonce}';`)
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
    expect(Buffer.from(String(nonces[0]), 'base64').length).toBeGreaterThanOrEqual(16)
  })

  test('that is kept are named by their hashes, and only those that were rendered with its nonce', () => {
    const hash = (script: string) => createHash('sha256').update(script).digest('base64')
    const html = `<script nonce="n1">${SCRIPT}</script><script>stolen()</script><script nonce="n2">guessed()</script>`
    const policy = policyOfKept(html, "script-src 'self' 'nonce-n1'; object-src 'none'")
    expect(policy).toContain(`script-src 'self' 'sha256-${hash(SCRIPT)}';`)
    expect(policy).not.toContain('nonce')
    expect(policyOfKept(html, '')).toContain("script-src 'self';")
  })
})

describe('what is sent', () => {
  const signedIn = { cookie: 'lectern=x' }

  test.each([
    ['from a page of ours', { ...signedIn, origin: OWN }, 200],
    ['by a browser that says so otherwise', { ...signedIn, 'sec-fetch-site': 'same-origin' }, 200],
    ['by a program without a cookie', {}, 200],
    ['from another site', { ...signedIn, origin: 'https://elsewhere.test' }, 403],
    ['from another site by who is not signed in', { origin: 'https://elsewhere.test' }, 403],
    ['from a page that hides where it is', { ...signedIn, origin: 'null' }, 403],
    ['from a neighbouring site', { ...signedIn, 'sec-fetch-site': 'same-site' }, 403],
    ['with a cookie and no word of where from', signedIn, 403],
    ['from our name on another port', { ...signedIn, origin: `${OWN.replace(/:\d+$/, '')}:9` }, 403],
  ])('%s', async (_, headers, status) => {
    let count = 0
    const ask = await serve((request, response) => {
      count += 1
      return page(() => 'done')(request, response)
    })
    const answer = await raw(ask.site, '/fr/my', 'POST', headers as Record<string, string>)
    expect(answer.status).toBe(status)
    if (status === 403) expect(answer.body).toContain('Cet envoi ne vient pas')
    expect(count).toBe(status === 200 ? 1 : 0)
  })
})

test.each([
  ['without its boundary', 'multipart/form-data'],
  ['with an empty one', 'multipart/form-data; boundary='],
  ['of parts that are no form', 'multipart/mixed; boundary=x'],
  ['by another spelling', 'Multipart/Form-Data'],
])('a form %s is refused before anybody reads it, also without script', async (_, type) => {
  const ask = await serve(page(() => 'done'))
  const headers = { origin: OWN, 'content-type': type }
  expect((await ask('/sign-in', { method: 'POST', headers, body: 'broken' })).status).toBe(400)
})

test.each([
  ['text', 'text/plain;charset=UTF-8'],
  ['JSON', 'application/json'],
  ['a form without its boundary', 'multipart/form-data'],
])('an act that is sent as %s is refused before anybody reads it', async (_, type) => {
  const ask = await serve(page(() => 'done'))
  const headers = { 'next-action': '40b5', origin: OWN, 'content-type': type }
  expect((await ask('/my', { method: 'POST', headers, body: '[{"__proto__":{}}]' })).status).toBe(400)
})

test.each(['TRACE', 'TRACK', 'DEBUG', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
  'nothing answers to %s, which is told what does, and echoes nothing',
  async (method) => {
    let count = 0
    const ask = await serve((request, response) => {
      count += 1
      return page(() => 'done')(request, response)
    })
    for (const path of ['/es/my', '/api/health', '/_next/static/none.js']) {
      const answer = await raw(ask.site, path, method, { origin: OWN, 'x-told': 'a secret' })
      // Node takes some words for no method at all (server/http-server.ts).
      expect(method === 'TRACK' || method === 'DEBUG' ? 400 : 405).toBe(answer.status)
      expect(answer.body).not.toContain('a secret')
      if (answer.status === 405) expect(answer.headers?.allow).toBe('GET, HEAD, POST')
    }
    expect(count).toBe(0)
  },
)

test('HEAD is GET without the body', async () => {
  const ask = await serve(page(() => 'page'))
  for (const path of ['/courses', '/my']) {
    const headers = { 'accept-encoding': 'identity' }
    const [whole, head] = [await ask(path, { headers }), await ask(path, { method: 'HEAD', headers })]
    expect([head.status, await head.text()]).toEqual([whole.status, ''])
    expect(head.headers.get('content-length')).toBe(String((await whole.arrayBuffer()).byteLength))
    expect(head.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('addresses are made of the configured host, whatever a request says', async () => {
  const seen: IncomingMessage['headers'][] = []
  const ask = await serve((request, response) => {
    seen.push(request.headers)
    return page(() => 'page')(request, response)
  })
  const forged = { host: 'elsewhere.test', 'x-forwarded-host': 'elsewhere.test', 'x-forwarded-proto': 'gopher' }
  await raw(ask.site, '/my', 'GET', { ...forged, forwarded: 'host=elsewhere.test' })
  expect(seen[0]?.host).toBe(new URL(OWN).host)
  expect(JSON.stringify(seen)).not.toContain('elsewhere')
})

/** As a program sends it: `fetch` would set some of these headers itself. */
function raw(
  site: string,
  path: string,
  method: string,
  headers: Record<string, string>,
): Promise<{ status?: number; headers?: IncomingMessage['headers']; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = send(site + path, { method, headers: { 'content-length': '0', ...headers } }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => (body += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
