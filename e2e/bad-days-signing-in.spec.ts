import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { badDay, SECRET } from './support/bad-day'
import { type Form, formOn, send } from './support/posting'
import { expect, password, somebody, test } from './support/test'

const day = badDay('bad-days-signing-in')

async function trySignIn(http: APIRequestContext, form: Form, address: string, word = SECRET) {
  const answer = await send(http, form, { address, password: word })
  const text = await answer.text()
  return text.includes('Signing in failed too often') ? 'held' : answer.status() === 200 ? 'wrong' : answer.status()
}

const count = (found: unknown[], one: unknown) => found.filter((each) => each === one).length

test('one user tries 100 passwords from 20 addresses, and one address 100 users', async () => {
  const victim = await somebody()
  const machines = await Promise.all(Array.from({ length: 20 }, () => day.site.machine()))
  const form = await formOn(machines[0] as APIRequestContext, '/sign-in', 'password')
  const found: unknown[] = []
  for (let i = 0; i < 5; i += 1) {
    found.push(...(await Promise.all(machines.map((http) => trySignIn(http, form, victim.address)))))
  }
  expect([count(found, 'wrong'), count(found, 'held')]).toEqual([10, 90])
  expect(await trySignIn(machines[0] as APIRequestContext, form, victim.address, password)).toBe('held')

  const one = await day.site.machine()
  const users: unknown[] = []
  for (let i = 0; i < 5; i += 1) {
    const tries = Array.from({ length: 20 }, () => trySignIn(one, form, `${randomUUID()}@journey.test`))
    users.push(...(await Promise.all(tries)))
  }
  expect([count(users, 'wrong'), count(users, 'held')]).toEqual([60, 40])
  expect(await day.site.lineOf('/sign-in', 'signInTooOften')).toMatchObject({
    level: 40,
    client: expect.stringContaining('2001:db8'),
  })
  expect(day.site.lines().map(({ msg }) => msg)).toContain('a sign-in was refused: too many had failed before it')
})

test('whether an address has an account is told by no answer, and by no time', async () => {
  const known = (await somebody()).address
  const http = await day.site.machine()
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
  const owner = await day.site.signedIn()
  const thief = await day.site.machine({ cookie: owner.cookie })
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

test('a token in a Referer goes nowhere, and is in no log', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: day.site.address })).newPage()
  for (const path of [`/confirm?token=${SECRET}`, `/invitation?token=${SECRET}`, `/reset-password?token=${SECRET}`]) {
    const answer = await page.goto(path)
    expect([path.split('?')[0], answer?.headers()['referrer-policy']]).toEqual([path.split('?')[0], 'same-origin'])
    // What a page that holds a token loads, and where it leads, is ours.
    const links = await page
      .locator('a[href], [src]')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href || (one as HTMLImageElement).src))
    for (const link of links) expect(new URL(link).origin).toBe(day.site.address)
  }
  const [leaving] = await Promise.all([
    page.waitForRequest((one) => one.url().startsWith('http://127.0.0.1')),
    page.evaluate((url) => location.assign(url), `http://127.0.0.1:${day.site.port}/api/health`),
  ])
  expect((await leaving.allHeaders()).referer).toBeUndefined()
})

test('where to go next is one of our own pages', async () => {
  const person = await somebody()
  for (const next of [
    '//elsewhere.test',
    '/\\elsewhere.test',
    'https://elsewhere.test/',
    'javascript:alert(1)',
    '/\t/elsewhere.test',
    '/x/..//elsewhere.test',
    '/en//elsewhere.test',
    '/fr/\\elsewhere.test',
  ]) {
    const http = await day.site.machine()
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
  const http = await day.site.machine()
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
