import { createServer } from 'node:http'
import { get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { askAt, CLIENT, comeWith, type forger, honest, withForger } from '@/scripts/vitest/at-forger'
import { refusal, set } from '@/scripts/vitest/at-institution'
import { type IdToken, startForger } from '@/scripts/vitest/forger'
import { startImpostor } from '@/scripts/vitest/impostor'
import { beginAtInstitution } from './institution-begin'

withForger()

const away = refusal('institutionAway')
const wrong = refusal('institutionWrong')
const withoutAddress = ({ claims: { email, email_verified, ...claims }, ...token }: IdToken) => ({ ...token, claims })

/** A provider that is so for one test. */
async function withProvider<T>(metadata: object, work: (provider: typeof forger) => Promise<T>): Promise<T> {
  const provider = await startForger({ ...metadata })
  askAt(provider)
  try {
    return await work(provider)
  } finally {
    await provider.stop()
  }
}

describe('an institution that says of itself', () => {
  it('that it is another is not asked', async () => {
    const answer = await withProvider({ issuer: 'https://elsewhere.test' }, () =>
      beginAtInstitution(visitor, { locale: 'en' }),
    )
    expect(answer).toEqual(wrong)
  })

  it('of one person what it was asked of another is not believed', async () => {
    const asOf = (sub: string) =>
      withProvider({}, (provider) => {
        const claims = { sub, name: 'Nafula Maina', email: 'nafula@ministry.test', email_verified: true }
        provider.answers('/userinfo', (response) => json(response, claims))
        return comeWith((token) => withoutAddress({ ...token, claims: { ...token.claims, sub: 'nafula' } }), provider)
      })
    expect(await asOf('another')).toEqual(wrong)
    expect(await asOf('nafula')).toMatchObject({ ok: true })
  })
})

it('what an institution lists of somebody says nothing of how they signed in', async () => {
  onTestFinished(() => void set({ OIDC_STRONG_AMR: undefined, OIDC_STRONG_ACR: undefined }))
  set({ OIDC_STRONG_AMR: ['mfa'], OIDC_STRONG_ACR: ['two'] })
  const email = `${unique()}@ministry.test`
  await withProvider({}, async (provider) => {
    const listed = { sub: 'maina', email, email_verified: true, name: 'N. Maina', amr: ['mfa'], acr: 'two' }
    provider.answers('/userinfo', (response) => json(response, listed))
    const result = await comeWith(
      (token) => withoutAddress({ ...token, claims: { ...token.claims, sub: 'maina' } }),
      provider,
    )
    expect(result).toMatchObject({ ok: true })
  })
  const known = { account: { person: { emails: { some: { address: email } } } } }
  expect(await db.signIn.findMany({ where: known }), 'their address is taken from there').toMatchObject([
    { proof: 'institution', isStrong: false },
  ])
})

describe('an institution that sends us elsewhere', () => {
  const asked: (string | undefined)[] = []
  const elsewhere = createServer(({ url }, response) => {
    asked.push(url)
    response.end('{}')
  })

  beforeAll(() => new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => elsewhere.close(resolve)))

  it.each([
    ['/.well-known/openid-configuration', 302],
    ['/keys', 302],
    ['/token', 302],
    ['/token', 307],
    ['/userinfo', 308],
  ] as const)('by %s, with %i, is not followed', async (place, status) => {
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}${place}`
    const result = await withProvider({}, async (provider) => {
      provider.answers(place, (response) => response.writeHead(status, { location }).end())
      if (place.startsWith('/.well-known')) return beginAtInstitution(visitor, { locale: 'en' })
      const result = await comeWith(withoutAddress, provider)
      expect(provider.asked, 'it was asked there').toContain(place)
      return result
    })
    expect([away, wrong]).toContainEqual(result)
    expect(asked).toEqual([])
  })
})

describe('an institution for which nobody vouches', () => {
  let impostor: Awaited<ReturnType<typeof startImpostor>>
  beforeAll(async () => {
    impostor = await startImpostor()
  })
  afterAll(() => impostor.stop())

  it('is told nothing: neither the question nor, where it gives out codes, the code and our secret', async () => {
    askAt({ issuer: impostor.address })
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toEqual(away)
    expect(impostor.visits()).toBe(1)
    const token_endpoint = `${impostor.address}/token`
    expect(await withProvider({ token_endpoint }, (provider) => comeWith(honest, provider))).toEqual(away)
    expect(impostor.asked).toEqual([])
    expect(impostor.visits()).toBe(2)
    // It would have answered whoever does not ask for its certificate.
    await new Promise((resolve) => get(`${impostor.address}/token`, { rejectUnauthorized: false }, resolve))
    expect(impostor.asked).toEqual(['/token'])
  })
})

it('what an institution gives us to ask it by stays nowhere: not in the database, the log or what is handed on', async () => {
  const lines = (['info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level))
  let idToken = ''
  const result = await comeWith((token) => {
    idToken = String(token.claims.nonce)
    return token
  })
  expect(result).toMatchObject({ ok: true })
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`
  const rows = await Promise.all(
    tables.map(({ name }) => db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`)),
  )
  const kept = JSON.stringify([rows, result, lines.map(({ mock }) => mock.calls)])
  expect(kept).toContain('Nafula Maina')
  for (const secret of ['access token of a test', 'refresh token of a test', idToken, CLIENT.OIDC_CLIENT_SECRET]) {
    expect(secret.length).toBeGreaterThan(10)
    expect(kept).not.toContain(secret)
  }
})

const json = (response: Parameters<Parameters<typeof forger.answers>[1]>[0], said: object) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
