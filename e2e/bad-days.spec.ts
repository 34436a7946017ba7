import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import sharp from 'sharp'
import { buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { serveApart } from './support/apart'
import { type Form, formOn, send } from './support/posting'
import { rawRequest } from './support/raw'
import { db, expect, password, somebody, test } from './support/test'

/* What a bad day brings, over HTTP: refused in words, never a 500, and a line in the log that an operator understands. */

let site: Awaited<ReturnType<typeof serveApart>>
const SECRET = `hunter2-${randomUUID()}`

test.beforeAll(async () => {
  site = await serveApart('bad-days')
})
test.afterAll(() => site.stop())

test.afterEach(() => {
  expect(site.lines().filter(({ status, msg }) => status === 500 || msg === 'failed')).toEqual([])
  const written = site.written()
  for (const secret of [SECRET, password]) expect(written).not.toContain(secret)
  expect(written).not.toMatch(/@journey\.test|lectern=|token=|__Host-/)
})

async function trySignIn(http: APIRequestContext, form: Form, address: string, word = SECRET) {
  const answer = await send(http, form, { address, password: word })
  const text = await answer.text()
  return text.includes('Signing in failed too often') ? 'held' : answer.status() === 200 ? 'wrong' : answer.status()
}

const count = (found: unknown[], one: unknown) => found.filter((each) => each === one).length

test('one user tries 100 passwords from 20 addresses, and one address 100 users', async () => {
  const victim = await somebody()
  const machines = await Promise.all(Array.from({ length: 20 }, () => site.machine()))
  const form = await formOn(machines[0] as APIRequestContext, '/sign-in', 'password')
  const found: unknown[] = []
  for (let i = 0; i < 5; i += 1) {
    found.push(...(await Promise.all(machines.map((http) => trySignIn(http, form, victim.address)))))
  }
  expect([count(found, 'wrong'), count(found, 'held')]).toEqual([10, 90])
  expect(await trySignIn(machines[0] as APIRequestContext, form, victim.address, password)).toBe('held')

  const one = await site.machine()
  const users: unknown[] = []
  for (let i = 0; i < 5; i += 1) {
    const tries = Array.from({ length: 20 }, () => trySignIn(one, form, `${randomUUID()}@journey.test`))
    users.push(...(await Promise.all(tries)))
  }
  expect([count(users, 'wrong'), count(users, 'held')]).toEqual([60, 40])
  expect(await site.lineOf('/sign-in', 'signInTooOften')).toMatchObject({
    level: 40,
    client: expect.stringContaining('2001:db8'),
  })
  expect(site.lines().map(({ msg }) => msg)).toContain('a sign-in was refused: too many had failed before it')
})

test('whether an address has an account is told by no answer, and by no time', async () => {
  const known = (await somebody()).address
  const http = await site.machine()
  const asked = {
    '/forgot-password': (address: string) => ({ address }),
    '/sign-up': (address: string) => ({ address, name: 'Amina Yusuf', password: SECRET, zone: 'UTC' }),
  }
  for (const [path, values] of Object.entries(asked)) {
    const form = await formOn(http, path, 'address')
    const answers = []
    for (const address of [known, `${randomUUID()}@journey.test`]) {
      const begun = performance.now()
      const answer = await send(http, form, values(address))
      answers.push([answer.status(), answer.headers().location])
      // Both wait out what the longer of them could take: lib/platform/even-time.ts.
      expect(performance.now() - begun).toBeGreaterThan(300)
    }
    expect(answers).toEqual([
      [303, expect.stringContaining(`${path}?sent=1`)],
      [303, expect.stringContaining(`${path}?sent=1`)],
    ])
  }
})

test('a cookie is copied, and its owner signs out', async () => {
  const owner = await site.signedIn()
  const thief = await site.machine({ cookie: owner.cookie })
  expect((await thief.get('/account')).status()).toBe(200)
  await send(owner.http, await formOn(owner.http, '/account', 'certificateName'), {})
  const leaving =
    (await (await owner.http.get('/account')).text()).match(/<form[^>]*data-leaves.*?<\/form>/s)?.[0] ?? ''
  const fields = [...leaving.matchAll(/name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&quot;', '"')],
  )
  expect((await send(owner.http, { path: '/account', fields })).status()).toBe(303)
  for (const path of ['/account', '/my', '/my/timetable']) {
    const answer = await thief.get(path)
    expect([path, answer.status(), answer.headers().location]).toEqual([path, 307, expect.stringContaining('/sign-in')])
  }
})

test('an action is posted by its id, with no page visited, with too much, too little and by strangers', async () => {
  const person = await site.signedIn()
  const { http } = person
  const form = await formOn(http, '/account', 'certificateName')
  const before = await db.person.findUniqueOrThrow({ where: { id: person.id } })

  // Nobody is signed in: the act leads to the way in, and does nothing.
  const nobody = await send(await site.machine(), form, { name: 'Nobody' })
  expect([nobody.status(), nobody.headers().location]).toEqual([303, expect.stringContaining('/sign-in')])

  // Fields that no form of ours has, one twice, one of another kind.
  for (const name of ['isAdministrator', '__proto__', 'constructor', 'name[]', 'name']) {
    const multipart = new FormData()
    for (const [field, value] of [...form.fields, [name, SECRET]] as [string, string][]) multipart.append(field, value)
    const answer = await http.post('/account', { multipart })
    expect([name, answer.status(), await answer.text()]).toEqual([
      name,
      400,
      expect.stringContaining('not what the page'),
    ])
  }
  expect(await site.lineOf('/account', 'malformed', ['name'])).toMatchObject({
    level: 40,
    status: 400,
    person: person.id,
  })

  // An id that is no action's, and a body that is no form.
  const json = { 'next-action': '40'.padEnd(42, 'a'), 'content-type': 'application/json' }
  expect(
    (await http.post('/account', { headers: json, data: '{"__proto__":{"role":"administrator"}}' })).status(),
  ).toBe(400)
  const unknown = await http.post('/account', {
    headers: { 'next-action': '40'.padEnd(42, 'a') },
    multipart: { a: 'b' },
  })
  expect([unknown.status(), await unknown.text()]).toEqual([409, 'Server Action unavailable.'])
  const old = await http.post('/account', { multipart: { [`$ACTION_ID_40${'a'.repeat(40)}`]: '' } })
  expect([400, 404, 409]).toContain(old.status())

  // From elsewhere.
  const elsewhere = await http.post('/account', {
    headers: { origin: 'https://elsewhere.test' },
    multipart: { name: 'x' },
  })
  expect([elsewhere.status(), await elsewhere.text()]).toEqual([
    403,
    expect.stringContaining('not sent from one of our pages'),
  ])
  await site.lineOf('/account', 'fromElsewhere')
  expect(await db.person.findUniqueOrThrow({ where: { id: person.id } })).toEqual(before)
})

test('two tabs, two roles: what the one could do the other cannot, and is told nothing', async () => {
  const administrator = await site.signedIn({ grants: [{ role: 'administrator' }] })
  const learner = await site.signedIn()
  const { slug, id } = await buildEdition(db, { isRestricted: true, state: 'published' })
  const inside = await somebody({ name: `Canary ${randomUUID()}` })
  const enrolment = await buildEnrolment(db, { editionId: id, personId: inside.id })
  const path = `/admin/editions/${slug}/participants/${enrolment.id}`
  const form = await formOn(administrator.http, path, 'reason')
  // The same browser is somebody else by now; the tab still shows the form.
  const answer = await send(learner.http, form, { reason: SECRET })
  expect([answer.status(), (await answer.text()).includes(inside.name)]).toEqual([404, false])
  expect(await db.enrolment.findUniqueOrThrow({ where: { id: enrolment.id } })).toMatchObject({
    state: enrolment.state,
  })
  expect(await site.lineOf(path, 'notFound')).toMatchObject({
    level: 40,
    status: 404,
    person: learner.id,
    method: 'POST',
  })
  expect((await learner.http.get(path)).status()).toBe(404)
})

test('a token in a Referer goes nowhere, and is in no log', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: site.address })).newPage()
  for (const path of [`/confirm?token=${SECRET}`, `/invitation?token=${SECRET}`, `/reset-password?token=${SECRET}`]) {
    const answer = await page.goto(path)
    expect([path.split('?')[0], answer?.headers()['referrer-policy']]).toEqual([path.split('?')[0], 'same-origin'])
    // What a page that holds a token loads, and where it leads, is ours.
    const links = await page
      .locator('a[href], [src]')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href || (one as HTMLImageElement).src))
    for (const link of links) expect(new URL(link).origin).toBe(site.address)
  }
  const [leaving] = await Promise.all([
    page.waitForRequest((one) => one.url().startsWith('http://127.0.0.1')),
    page.evaluate((url) => location.assign(url), `http://127.0.0.1:${site.port}/api/health`),
  ])
  expect((await leaving.allHeaders()).referer).toBeUndefined()
})

test('a body of 5 MB is refused before anybody reads it', async () => {
  const { http } = await site.signedIn()
  for (const path of ['/account', '/sign-in', '/api/health', '/search/suggestions']) {
    const answer = await http.post(path, { data: Buffer.alloc(5_000_000, 'a') }).catch((error: Error) => error)
    // Whoever is still sending may see the connection end instead.
    if (!(answer instanceof Error))
      expect([path, answer.status(), await answer.text()]).toEqual([path, 413, expect.stringContaining('too large')])
    await site.lineOf(path, 'tooLarge')
  }
})

test('where to go next is one of our own pages', async () => {
  const person = await somebody()
  for (const next of [
    '//elsewhere.test',
    '/\\elsewhere.test',
    'https://elsewhere.test/',
    'javascript:alert(1)',
    '/\t/elsewhere.test',
  ]) {
    const http = await site.machine()
    const form = await formOn(
      http,
      `/sign-in?next=${encodeURIComponent(next)}&callbackUrl=${encodeURIComponent(next)}`,
      'password',
    )
    const answer = await send(http, form, { address: person.address, password, next })
    expect([next, answer.status(), answer.headers().location]).toEqual([
      next,
      303,
      expect.stringMatching(/^\/(?![/\\])/),
    ])
  }
  const http = await site.machine()
  for (const path of [
    '/api/auth/signin',
    '/api/auth/callback/credentials',
    '/api/auth/signout',
    '/api/auth/session',
    '/api/auth/_log',
  ]) {
    expect([path, (await http.get(`${path}?callbackUrl=//elsewhere.test`)).status()]).toEqual([path, 404])
  }
})

test('a forged host is nowhere in an answer, a link or a mail', async () => {
  const forged = {
    host: 'elsewhere.test',
    'x-forwarded-host': 'elsewhere.test',
    'x-forwarded-proto': 'https',
    forwarded: 'host=elsewhere.test',
  }
  for (const path of ['/', '/account', '/courses', '/reset-password?token=none', '/manifest']) {
    const answer = await rawRequest(site.port, 'GET', path, forged)
    expect([path, JSON.stringify(answer).includes('elsewhere.test')]).toEqual([path, false])
  }
  const person = await somebody()
  const http = await site.machine()
  const form = await formOn(http, '/forgot-password', 'address')
  await send(await site.machine(forged), form, { address: person.address })
  const [link] = await db.outboxMessage.findMany({ where: { personId: person.id } })
  expect(JSON.stringify(link?.payload)).not.toContain('elsewhere.test')
})

test('a subject line with a line break makes no header of its own', async () => {
  const http = await site.machine()
  const form = await formOn(http, '/sign-up', 'address')
  const address = `${randomUUID()}@journey.test`
  for (const name of ['Amina\r\nBcc: everyone@elsewhere.test', 'Amina\nBcc: x', 'Amina\u2028x\u0000']) {
    const answer = await send(http, form, { name, address, password: SECRET, zone: 'UTC' })
    expect([JSON.stringify(name), answer.status(), await answer.text()]).toEqual([
      JSON.stringify(name),
      200,
      expect.stringContaining('role="alert"'),
    ])
  }
  expect(await db.accountToken.count({ where: { address } })).toBe(0)
})

test('a file named ../../x, an SVG with a script, a pixel flood and what pretends to be a picture', async () => {
  const person = await site.signedIn()
  const { http } = person
  const png = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    .png()
    .toBuffer()
  const post = (name: string, buffer: Buffer, mimeType = 'image/png') =>
    http.post('/account/portrait', { multipart: { picture: { name, mimeType, buffer } } })

  expect((await post('../../x.png', png)).headers().location).toBe('/account?said=portraitSaved')
  const file = await db.storedFile.findFirstOrThrow({ where: { ownerId: person.id } })
  expect([file.name, file.key]).toEqual(['x.png', expect.stringMatching(/^[0-9a-f-]{36}$/)])
  const own = await http.get(`/files/${file.id}`)
  expect([own.status(), own.headers()['content-type'], own.headers()['cache-control']]).toEqual([
    200,
    'image/webp',
    'private, no-cache',
  ])
  expect(own.headers()['content-security-policy']).toContain('sandbox')
  expect(own.headers()['x-content-type-options']).toBe('nosniff')
  const other = await site.signedIn()
  for (const stranger of [other.http, await site.machine()]) {
    expect((await stranger.get(`/files/${file.id}`)).status()).toBe(404)
  }
  for (const wrong of ['..%2F..%2Fx', '%2e%2e/x', file.key])
    expect((await http.get(`/files/${wrong}`)).status()).toBe(404)

  const flood = Buffer.from(png)
  flood.writeUInt32BE(60_000, 16)
  flood.writeUInt32BE(60_000, 20)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("/account")</script></svg>')
  for (const [name, bytes, status, refused] of [
    ['x.svg', svg, 415, 'pictureVector'],
    ['x.png', svg, 415, 'pictureVector'],
    ['x.png', Buffer.from('<html><script>1</script>'), 415, 'pictureKind'],
    ['x.html', png, 415, 'pictureNotAsNamed'],
    ['x.png', png.subarray(0, 60), 422, 'pictureDamaged'],
    ['x.png', Buffer.concat([png, Buffer.alloc(5_100_000)]), 413, 'pictureTooLarge'],
  ] as const) {
    const answer = await post(name, bytes as Buffer)
    expect([name, answer.status(), (await answer.text()).length > 20]).toEqual([name, status, true])
    expect(await site.lineOf('/account/portrait', refused)).toMatchObject({ status, person: person.id })
  }
  // Its head no longer fits its sum; either way nothing is decoded.
  expect([413, 422]).toContain((await post('x.png', flood)).status())
  expect(await db.storedFile.count({ where: { ownerId: person.id } })).toBe(1)
})
