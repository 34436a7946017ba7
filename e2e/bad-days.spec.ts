import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { buildEdition } from '../prisma/seed/catalogue'
import { buildEnrolment } from '../prisma/seed/enrolments'
import { badDay, SECRET } from './support/bad-day'
import { formOn, send } from './support/posting'
import { rawRequest } from './support/raw'
import { idsOfActs } from './support/rights-acting'
import { db, expect, somebody, test } from './support/test'

const day = badDay('bad-days')

test('an action is posted by its id, with no page visited, with too much, too little and by strangers', async () => {
  const person = await day.site.signedIn()
  const { http } = person
  const form = await formOn(http, '/account', 'certificateName')
  const before = await db.person.findUniqueOrThrow({ where: { id: person.id } })

  // Nobody is signed in: the act leads to the way in, and does nothing.
  const nobody = await send(await day.site.machine(), form, { name: 'Nobody' })
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
  expect(await day.site.lineOf('/account', 'malformed', ['name'])).toMatchObject({
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
  expect(await day.site.lineOf('/account', 'actUnknown')).toMatchObject({ level: 30, status: 409 })
  const old = await http.post('/account', { multipart: { [`$ACTION_ID_40${'a'.repeat(40)}`]: '' } })
  expect([400, 404, 409]).toContain(old.status())

  // Arguments that are none, as only a program writes them.
  const { id } = idsOfActs().get('saveProfileAction') as { id: string }
  for (const argument of [
    '{bad',
    '5',
    '"x"',
    '[1]',
    '["$F1"]',
    '["$Q9"]',
    '["$1:a:b"]',
    '["$B5"]',
    '{"__proto__":{}}',
  ]) {
    const answer = await http.post('/account', { headers: { 'next-action': id }, multipart: { 0: argument } })
    expect([argument, answer.status()]).toEqual([argument, 400])
  }
  const bound = { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`, '$ACTION_1:1': '{bad' }
  expect((await http.post('/account', { multipart: bound })).status()).toBe(400)

  // From elsewhere.
  const elsewhere = await http.post('/account', {
    headers: { origin: 'https://elsewhere.test' },
    multipart: { name: 'x' },
  })
  expect([elsewhere.status(), await elsewhere.text()]).toEqual([
    403,
    expect.stringContaining('not sent from one of our pages'),
  ])
  await day.site.lineOf('/account', 'fromElsewhere')
  expect(await db.person.findUniqueOrThrow({ where: { id: person.id } })).toEqual(before)
})

test('two tabs, two roles: what the one could do the other cannot, and is told nothing', async () => {
  const administrator = await day.site.signedIn({ grants: [{ role: 'administrator' }] })
  const learner = await day.site.signedIn()
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
  expect(await day.site.lineOf(path, 'notFound')).toMatchObject({
    level: 40,
    status: 404,
    person: learner.id,
    method: 'POST',
  })
  expect((await learner.http.get(path)).status()).toBe(404)
})

test('a body of 5 MB is refused before anybody reads it', async () => {
  const { http } = await day.site.signedIn()
  for (const path of ['/account', '/sign-in', '/api/health', '/search/suggestions']) {
    const answer = await http.post(path, { data: Buffer.alloc(5_000_000, 'a') }).catch((error: Error) => error)
    // Whoever is still sending may see the connection end instead.
    if (!(answer instanceof Error))
      expect([path, answer.status(), await answer.text()]).toEqual([path, 413, expect.stringContaining('too large')])
    await day.site.lineOf(path, 'tooLarge')
  }
})

/** A form by hand: one field, its name as it stands on the wire. */
const oneField = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n--x--\r\n`

test('what cannot be read is refused, and writes no line of the log', async () => {
  const http = await day.site.machine()
  const forged = '{"level":60,"msg":"forged by a visitor"}'
  // Next repeats the name of an act that it does not have, where it is as long as one of its own.
  const name = `\n${forged.padEnd(40)}\n`
  expect(name.length).toBe(42)
  const encoded = name.replaceAll('\n', '%0A').replaceAll('"', '%22')
  const bodies: [body: string, type: string, status: number][] = [
    [oneField(`$ACTION_ID_${encoded}`), 'multipart/form-data; boundary=x', 409],
    ['broken', 'multipart/form-data; boundary=x', 400],
    ['broken', 'multipart/form-data; boundary="', 400],
    ['broken', 'multipart/form-data', 400],
    ['', 'multipart/form-data; boundary=x', 400],
  ]
  for (const [data, type, status] of bodies) {
    const answer = await http.post('/sign-in', { headers: { 'content-type': type }, data })
    expect([data, type, answer.status()]).toEqual([data, type, status])
  }
  await day.site.lineOf('/sign-in', 'malformed')
  const partly = { rsc: '1', 'next-router-state-tree': 'x' }
  const led = await http.get('/sign-in', { headers: partly })
  const broken = await http.get(led.headers().location ?? '/sign-in', { headers: partly })
  expect(broken.status()).toBe(400)
  // All of the output is lines of JSON of our own, Next's words among them.
  await expect
    .poll(() => day.site.lines().map(({ message }) => message))
    .toContainEqual(expect.stringContaining('Failed to find Server Action "…"'))
  const written = day.site.written().trimEnd().split('\n')
  expect(written.filter((line) => !line.startsWith('{"level":'))).toEqual([])
  expect(day.site.written()).not.toContain('forged by a visitor')
})

test('a request that would speak another protocol is answered like any other', async () => {
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-key': 'x' }
  for (const path of ['/sign-in', '/courses']) {
    const answer = await rawRequest(day.site.port, 'GET', path, upgrade)
    expect([path, answer.status, answer.headers['x-frame-options']]).toEqual([path, 200, 'DENY'])
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
    const answer = await rawRequest(day.site.port, 'GET', path, forged)
    expect([path, JSON.stringify(answer).includes('elsewhere.test')]).toEqual([path, false])
  }
  const person = await somebody()
  const http = await day.site.machine()
  const form = await formOn(http, '/forgot-password', 'address')
  await send(await day.site.machine(forged), form, { address: person.address })
  const [link] = await db.outboxMessage.findMany({ where: { personId: person.id } })
  expect(JSON.stringify(link?.payload)).not.toContain('elsewhere.test')
})

test('a subject line with a line break makes no header of its own', async () => {
  const http = await day.site.machine()
  const form = await formOn(http, '/sign-up', 'address')
  const address = `${randomUUID()}@journey.test`
  for (const name of ['Amina\r\nBcc: everyone@elsewhere.test', 'Amina\nBcc: x', 'Amina\u2028x\u0001']) {
    const answer = await send(http, form, { name, address, password: SECRET, zone: 'UTC' })
    expect([JSON.stringify(name), answer.status(), await answer.text()]).toEqual([
      JSON.stringify(name),
      200,
      expect.stringContaining('role="alert"'),
    ])
  }
  const nul = await send(http, form, { name: 'Amina\u0000', address, password: SECRET, zone: 'UTC' })
  expect([nul.status(), await nul.text()]).toEqual([400, expect.stringContaining('not what the page')])
  expect(await db.accountToken.count({ where: { address } })).toBe(0)
})

test('a file named ../../x, an SVG with a script, a pixel flood and what pretends to be a picture', async () => {
  const person = await day.site.signedIn()
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
  const other = await day.site.signedIn()
  for (const stranger of [other.http, await day.site.machine()]) {
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
    expect(await day.site.lineOf('/account/portrait', refused)).toMatchObject({ status, person: person.id })
  }
  // Its head no longer fits its sum; either way nothing is decoded.
  expect([413, 422]).toContain((await post('x.png', flood)).status())
  expect(await db.storedFile.count({ where: { ownerId: person.id } })).toBe(1)
})
