import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { encode } from 'next-auth/jwt'

const PATIENCE = 40_000

/**
 * A browser without script: each request on a connection of its own, so that the server's processes take turns; a
 * redirect is an answer and is not followed, and no answer is `{ status: 0, failure }`.
 */
export function browserOf(site, cookie) {
  const ask = (method, path, body) => answerOf(site, { method, path, cookie, body })
  return {
    get: (path) => ask('GET', path),
    post: async ({ path, fields }, values = {}) => ask('POST', path, await multipart(fields, values)),
    form: async (path, field) => formIn(path, field, await ask('GET', path)),
  }
}

/** The form that has a field of that name, with everything that it would send untouched; null where there is none. */
export function formIn(path, field, { text = '' }) {
  const forms = text.match(/<form\b.*?<\/form>/gs) ?? []
  const html = forms.find((form) => form.includes(`name="${field}"`))
  if (!html) return null
  const fields = [...html.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => fieldOf(tag))
  return { path, fields }
}

/** Signs people in by records of their own and the cookies that belong to them. */
export async function cookiesOf(query, secret, addresses) {
  const tokens = addresses.map(() => randomBytes(32).toString('base64url'))
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('base64url'))
  await query(
    `INSERT INTO "SignIn" ("id", "accountId", "tokenHash", "at", "lastSeenAt", "provedAt", "expiresAt")
     SELECT uuidv7(), a."id", t."hash", now(), now(), now(), now() + interval '1 day'
     FROM unnest($1::text[], $2::text[]) AS t("address", "hash")
     JOIN "PersonEmail" e ON e."address" = t."address"::citext JOIN "Account" a ON a."personId" = e."personId"`,
    addresses,
    hashes,
  )
  return Promise.all(
    tokens.map(async (signIn) => `lectern=${await encode({ token: { signIn }, secret, maxAge: 86_400 })}`),
  )
}

/** The value of one of a form's fields. */
export const valueOf = ({ fields }, wanted) => fields.find(([name]) => name === wanted)?.[1]

function answerOf(site, { method, path, cookie, body }) {
  const begun = performance.now()
  const headers = { origin: site, ...(cookie && { cookie }), ...body?.headers, 'accept-language': 'en' }
  return new Promise((resolve) => {
    const done = (answer) => resolve({ ms: Math.round(performance.now() - begun), ...answer })
    const sent = request(new URL(path, site), { method, headers, agent: false, timeout: PATIENCE }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('error', (error) => done({ status: 0, failure: error.code ?? error.message }))
      response.on('end', () => {
        const { location, 'retry-after': retryAfter, 'set-cookie': cookies } = response.headers
        const text = Buffer.concat(parts).toString()
        done({ status: response.statusCode, location, retryAfter, cookies, text })
      })
    })
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer'), { code: 'HUNG' })))
    sent.on('error', (error) => done({ status: 0, failure: error.code ?? error.message }))
    sent.end(body?.bytes)
  })
}

async function multipart(fields, values) {
  const form = new FormData()
  for (const [name, value] of fields) if (!(name in values)) form.append(name, value)
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  const body = new Response(form)
  const bytes = Buffer.from(await body.arrayBuffer())
  return { bytes, headers: { 'content-type': body.headers.get('content-type'), 'content-length': bytes.length } }
}

function fieldOf(tag) {
  const name = attribute(tag, 'name')
  const isChoice = /^(checkbox|radio)$/.test(attribute(tag, 'type') ?? '')
  if (!name || (isChoice && !/\schecked\b/.test(tag))) return []
  return [[name, attribute(tag, 'value') ?? '']]
}

function attribute(tag, name) {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}
