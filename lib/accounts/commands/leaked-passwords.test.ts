import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { hashPassword } from '@/lib/platform/passwords'
import { type Member, systemViewer, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { digestOf, startLeakedPasswords } from '@/scripts/vitest/leaked-passwords'
import { acceptInvitation } from './accept-invitation'
import { changePassword } from './change-password'
import { createAdministrator } from './create-administrator'
import { invite } from './invite'
import { askForReset, resetPassword } from './reset-password'
import { signIn } from './sign-in'
import { signUp } from './sign-up'

let service: Awaited<ReturnType<typeof startLeakedPasswords>>
let passwordHash: string

const old = 'maina counts to seven'
const leaked = 'a heron by the 4th lamp'
const refusal = { ok: false, reason: 'passwordLeaked', field: 'password' }
const warn = vi.spyOn(log, 'warn')

beforeAll(async () => {
  service = await startLeakedPasswords()
  service.leak(leaked, 1)
  passwordHash = await hashPassword(old)
})

beforeEach(async () => {
  env().BREACHED_PASSWORDS_URL = service.address
  service.asked.length = 0
  warn.mockClear()
  await db.outboxMessage.deleteMany()
})

afterAll(() => service.stop())

const choose = (password: string) =>
  signUp(visitor, { address: `${unique()}@people.test`, name: 'Nafula Maina', password, zone: 'UTC', locale: 'en' })

const tokenOf = async (kind: string) => (await db.outboxMessage.findFirstOrThrow({ where: { kind } })).secret as string

async function member(): Promise<Member> {
  const address = `${unique()}@people.test`
  await buildPerson(db, { email: address, account: { passwordHash } })
  const entered = await signIn(visitor, { address, password: old })
  if (!entered.ok || !('token' in entered.value)) throw new Error('nobody is signed in')
  return (await viewerOfSignIn(entered.value.token)) as Member
}

describe('a password that has leaked is refused', () => {
  it('of who signs up, and nothing is kept of it', async () => {
    expect(await choose(leaked)).toEqual(refusal)
    expect(await db.accountToken.count()).toBe(0)
    expect(await choose('a heron by the 5th lamp')).toMatchObject({ ok: true })
  })

  it('of who resets theirs, and the link stays', async () => {
    const address = `${unique()}@people.test`
    await buildPerson(db, { email: address, account: { passwordHash } })
    await askForReset(visitor, address)
    const token = await tokenOf('people.reset')
    expect(await resetPassword(visitor, token, leaked)).toEqual(refusal)
    expect(await resetPassword(visitor, token, 'a parrot on the wave')).toMatchObject({ ok: true })
  })

  it('of who is invited, and the link stays', async () => {
    const { id } = await buildTrainer(db, { email: `${unique()}@people.test` })
    await invite(systemViewer('test'), id)
    const token = await tokenOf('people.invited')
    expect(await acceptInvitation(visitor, token, leaked)).toEqual(refusal)
    expect(await acceptInvitation(visitor, token, 'a parrot on the wave')).toMatchObject({ ok: true })
  })

  it('of who changes theirs, once the present one is right', async () => {
    const viewer = await member()
    const change = (currentPassword: string) => changePassword(viewer, { currentPassword, password: leaked })
    expect(await change('wrong')).toMatchObject({ reason: 'currentPasswordWrong' })
    expect(service.asked).toEqual([])
    expect(await change(old)).toEqual(refusal)
    expect(service.asked).toHaveLength(1)
  })

  it('of an administrator whom the operator makes', async () => {
    const about = { name: 'Ada', address: `${unique()}@people.test` }
    expect(await createAdministrator({ ...about, password: leaked })).toEqual(refusal)
    expect(await db.personEmail.count({ where: { address: about.address } })).toBe(0)
  })

  it('whether its accents were typed in one or in two', async () => {
    service.leak('les hérons du réverbère', 7)
    expect(await choose('les hérons du réverbère'.normalize('NFD'))).toEqual(refusal)
  })
})

describe('what the service is told', () => {
  it('is five signs of a hash, once, and that the answer be padded', async () => {
    await choose(leaked)
    const [{ method, url, headers } = {}, ...more] = service.asked
    expect([method, url, more]).toEqual(['GET', `/range/${digestOf(leaked).slice(0, 5)}`, []])
    expect(headers).toEqual({
      'add-padding': 'true',
      'user-agent': 'Lectern',
      accept: 'text/plain',
      host: expect.any(String),
      connection: 'close',
    })
    expect(warn).not.toHaveBeenCalled()
  })

  it('is nothing of what is refused without it', async () => {
    expect(await choose('password1')).toMatchObject({ reason: 'passwordCommon' })
    expect(await choose('MainaNafula1')).toMatchObject({ reason: 'passwordOwnName' })
    expect(service.asked).toEqual([])
  })

  it('is nothing where none is named', async () => {
    env().BREACHED_PASSWORDS_URL = undefined
    expect(await choose(leaked)).toMatchObject({ ok: true })
    expect(service.asked).toEqual([])
  })

  it('may be told below another path', async () => {
    env().BREACHED_PASSWORDS_URL = `${service.address}/mirror/`
    await choose(leaked)
    expect(service.asked[0]?.url).toBe(`/mirror/range/${digestOf(leaked).slice(0, 5)}`)
  })
})

it('takes a line of padding for no leak', async () => {
  const password = 'an owl on the 3rd bridge'
  service.leak(password, 0)
  expect(await choose(password)).toMatchObject({ ok: true })
  expect(warn).not.toHaveBeenCalled()
})

describe('a service that does not answer as it should', () => {
  it('keeps nobody from a password, nor waiting: the log says why, and nothing of the password', async () => {
    const elsewhere = await startLeakedPasswords()
    const passwords = Object.entries(faltering(elsewhere.address)).map(([why, answer], i) => {
      const password = `a lantern for the ${i + 4}th gate`
      for (const { leak } of [service, elsewhere]) leak(password, 9)
      service.falter(password, answer)
      return { why, password }
    })
    const begun = performance.now()
    expect((await Promise.all(passwords.map(({ password }) => choose(password)))).every(({ ok }) => ok)).toBe(true)
    expect(performance.now() - begun).toBeLessThan(5_000)
    expect(elsewhere.asked, 'followed a redirect').toEqual([])
    await elsewhere.stop()

    const said = warn.mock.calls.map(([line]) => (line as { why: string }).why)
    expect(said.sort()).toEqual(passwords.map(({ why }) => why.replace(/ .*/, '')).sort())
    const lines = JSON.stringify(warn.mock.calls).toUpperCase()
    for (const { password } of passwords) {
      expect(lines).not.toContain(password.toUpperCase())
      expect(lines).not.toContain(digestOf(password).slice(0, 5))
    }
  })

  it('is no other than it says by its certificate, and not asked where nobody vouches for that', async () => {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
    const asked: unknown[] = []
    const impostor = createServer({ key, cert }, ({ url }) => asked.push(url))
    await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve))
    env().BREACHED_PASSWORDS_URL = `https://localhost:${(impostor.address() as AddressInfo).port}`
    expect(await choose(leaked)).toMatchObject({ ok: true })
    await new Promise((resolve) => impostor.close(resolve))
    expect(warn.mock.calls).toEqual([[{ why: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, expect.any(String)]])
    expect(await choose('a heron by the 6th lamp'), 'nobody listens').toMatchObject({ ok: true })
    expect(warn.mock.lastCall?.[0]).toEqual({ why: 'ECONNREFUSED' })
    expect(asked).toEqual([])
  })
})

/** What can be wrong with an answer, by the word that the log has for it. */
const faltering = (elsewhere: string): Record<string, Parameters<typeof service.falter>[1]> => ({
  'tooLate silent': () => {},
  'tooLate drop by drop': (response, range) => {
    const drops = range.matchAll(/.{40}/gs)
    const timer = setInterval(() => response.write(drops.next().value?.[0] ?? ''), 50)
    response.on('close', () => clearInterval(timer))
  },
  'tooLarge true, and then without end': (response, range) => {
    const pour = () => {
      while (!response.destroyed && response.write(`${range}\r\n`));
    }
    response.on('drain', pour)
    pour()
  },
  'status302 elsewhere': (response) => response.writeHead(302, { location: `${elsewhere}${response.req.url}` }).end(),
  'status429 too often': (response) => response.writeHead(429, { 'retry-after': '2' }).end(),
  'status500 with a range': (response, range) => response.writeHead(500).end(range),
  'malformed a page': (response) => response.end('<!doctype html><title>Sign in to the network</title>'),
  'malformed nothing': (response) => response.end(),
  'malformed cut in a line': (response, range) => response.end(range.slice(0, -20)),
  'ECONNRESET before it answers': (response) => response.destroy(),
  'ECONNRESET in the middle': (response, range) => {
    response.writeHead(200, { 'content-length': range.length })
    response.write(range.slice(0, 2_000), () => response.destroy())
  },
})
