import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { browse, type Somebody, startInstitution } from '@/scripts/vitest/institution'
import { institutionOf } from '../queries/institutions'
import { beginAtInstitution, beginLink, type Sent } from './institution-begin'
import { comeBack } from './institution-finish'
import { unlinkInstitution } from './institution-link'
import { recordSignIn } from './record-sign-in'

const back = 'http://localhost:3000/api/auth/institution'
let institution: Awaited<ReturnType<typeof startInstitution>>

/** As the operator sets it for one institute, and each test may have it. */
const set = (settings: Partial<ReturnType<typeof env>>) => Object.assign(env(), settings)

beforeAll(async () => {
  institution = await startInstitution(back)
})

afterAll(() => institution.stop())

beforeEach(() => {
  set({
    OIDC_ISSUER: institution.issuer,
    OIDC_CLIENT_ID: institution.clientId,
    OIDC_CLIENT_SECRET: institution.clientSecret,
    OIDC_NAME: 'The Ministry',
    OIDC_STRONG_ACR: undefined,
    OIDC_STRONG_AMR: undefined,
    OIDC_LINK_BY_ADDRESS: false,
    OIDC_CREATES_ACCOUNTS: false,
  })
})

/** Somebody of the institution, with an address that it has confirmed. */
const newcomer = (more: Partial<Somebody> = {}): Somebody => ({
  subject: unique(),
  email: `${unique()}@ministry.test`,
  isVerified: true,
  name: 'Nafula Maina',
  ...more,
})

async function sent(viewer: Viewer = visitor): Promise<Sent> {
  const result = await (viewer.kind === 'member'
    ? beginLink(viewer, { locale: 'fr' })
    : beginAtInstitution(viewer, { locale: 'fr', next: '/my/timetable' }))
  return (result as { value: Sent }).value
}

/** The whole way there and back, as one browser goes it. */
async function goThere(who: Somebody | null, viewer: Viewer = visitor) {
  institution.expects(who)
  const { address, token } = await sent(viewer)
  const { searchParams } = await browse(address, back)
  return { token, answer: searchParams, back: await comeBack(viewer, token, searchParams) }
}

const resultOf = async (...asked: Parameters<typeof goThere>) => (await goThere(...asked)).back.result

/** Somebody with an account, signed in. */
async function member(more: Parameters<typeof buildPerson>[1] = {}): Promise<Member> {
  const { id } = await buildPerson(db, { account: {}, ...more })
  const account = await db.account.findUniqueOrThrow({ where: { personId: id } })
  const { token } = await db.$transaction((tx) =>
    recordSignIn(tx, visitor, account.id, { proof: 'password', isStrong: false }),
  )
  return (await viewerOfSignIn(token)) as Member
}

async function viewerOf(result: unknown): Promise<Member> {
  const { token } = (result as { value: { entered: { token: string } } }).value.entered
  return (await viewerOfSignIn(token)) as Member
}

const refusal = (reason: string) => ({ ok: false, reason, params: { name: 'The Ministry' } })
const noticesOf = async (personId: string) => {
  const mails = await db.outboxMessage.findMany({ where: { kind: 'people.notice', personId }, orderBy: { id: 'asc' } })
  return mails.map(({ payload }) => (payload as { notice: string }).notice)
}

describe('the way to the institution', () => {
  it('asks with PKCE, state and nonce, to be sent back to the configured address', async () => {
    const address = new URL((await sent()).address)
    expect(address.origin).toBe(institution.issuer)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: back,
      scope: 'openid email profile',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('keeps nothing of these in the database', async () => {
    const { address, token } = await sent()
    const steps = JSON.stringify(await db.signInStep.findMany({ where: { kind: 'institution' } }))
    for (const name of ['state', 'nonce']) {
      expect(steps).not.toContain(new URL(address).searchParams.get(name))
    }
    expect(steps).not.toContain(token)
  })

  it('is not there without settings', async () => {
    set({ OIDC_ISSUER: undefined })
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toEqual({ ok: false, reason: 'notFound' })
    expect((await comeBack(visitor, 'x', new URLSearchParams())).result).toEqual({ ok: false, reason: 'notFound' })
  })
})

describe('signing in at the institution', () => {
  it('opens the account that is linked, in the language that was spoken, and goes on to where it began', async () => {
    const viewer = await member()
    const who = newcomer()
    expect(await resultOf(who, viewer)).toEqual({ ok: true, value: { linked: true } })
    const { back } = await goThere(who)
    expect(back).toMatchObject({ locale: 'fr', wasLinking: false, result: { value: { next: '/my/timetable' } } })
    expect(await viewerOf(back.result)).toMatchObject({ personId: viewer.personId, isStrong: false })
    expect(await institutionOf(viewer)).toMatchObject({ name: 'The Ministry', link: { lastUsedAt: expect.any(Date) } })
  })

  it('is two factors only where the institution says so in the words that were agreed', async () => {
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    const isStrong = async (more: Partial<Somebody>) => (await viewerOf(await resultOf({ ...who, ...more }))).isStrong
    expect(await isStrong({ amr: ['mfa'], acr: 'two' })).toBe(false)
    set({ OIDC_STRONG_AMR: ['mfa'] })
    expect([await isStrong({ amr: ['pwd', 'mfa'] }), await isStrong({ amr: ['pwd'] }), await isStrong({})]).toEqual([
      true,
      false,
      false,
    ])
    set({ OIDC_STRONG_AMR: undefined, OIDC_STRONG_ACR: ['two'] })
    expect([await isStrong({ acr: 'two' }), await isStrong({ acr: 'one' })]).toEqual([true, false])
  })

  it('asks for the second factor of an account that has one', async () => {
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    await db.totp.create({
      data: { accountId: viewer.accountId, secret: 'x', confirmedAt: new Date(), createdAt: new Date() },
    })
    expect(await resultOf(who)).toMatchObject({ ok: true, value: { entered: { step: expect.any(String) } } })
    set({ OIDC_STRONG_AMR: ['mfa'] })
    expect(await resultOf({ ...who, amr: ['mfa'] })).toMatchObject({
      value: { entered: { token: expect.any(String) } },
    })
  })

  it('refuses somebody who is suspended', async () => {
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    await db.account.update({ where: { id: viewer.accountId }, data: { state: 'suspended' } })
    expect(await resultOf(who)).toEqual({ ok: false, reason: 'accountSuspended' })
  })
})

describe('somebody of whom no link is known', () => {
  it('is told to sign in and link, whoever’s address they have', async () => {
    const email = `${unique()}@ministry.test`
    await member({ email })
    for (const who of [newcomer(), newcomer({ email })])
      expect(await resultOf(who)).toEqual(refusal('institutionUnlinked'))
    expect(
      await db.institutionIdentity.count({ where: { account: { person: { emails: { some: { address: email } } } } } }),
    ).toBe(0)
  })

  it('is let in by an address where the institute says so, and both have confirmed it', async () => {
    set({ OIDC_LINK_BY_ADDRESS: true })
    const email = `${unique()}@ministry.test`
    const { personId } = await member({ email })
    expect(await resultOf(newcomer({ email, isVerified: false }))).toEqual(refusal('institutionUnlinked'))
    await db.personEmail.update({ where: { address: email }, data: { verifiedAt: null } })
    expect(await resultOf(newcomer({ email }))).toEqual(refusal('institutionUnlinked'))
    await db.personEmail.update({ where: { address: email }, data: { verifiedAt: new Date() } })
    expect(await viewerOf(await resultOf(newcomer({ email: email.toUpperCase() })))).toMatchObject({ personId })
    expect(await noticesOf(personId)).toEqual(['institutionLinked'])
  })

  it('gets an account where the institute says so: a new one, or of the person that it knows', async () => {
    set({ OIDC_CREATES_ACCOUNTS: true })
    expect(await resultOf(newcomer({ isVerified: false }))).toEqual(refusal('institutionUnlinked'))
    const who = newcomer()
    const made = await viewerOf(await resultOf(who))
    expect(made).toMatchObject({ name: 'Nafula Maina', locale: 'fr', grants: [] })
    expect((await viewerOf(await resultOf(who))).personId, 'the second time').toBe(made.personId)
    const known = await buildPerson(db, { email: `${unique()}@ministry.test`, name: 'N. Maina' })
    const { address } = await db.personEmail.findFirstOrThrow({ where: { personId: known.id } })
    expect(await viewerOf(await resultOf(newcomer({ email: address })))).toMatchObject({
      personId: known.id,
      name: 'N. Maina',
    })
    const other = await member({ email: `${unique()}@ministry.test` })
    const taken = await db.personEmail.findFirstOrThrow({ where: { personId: other.personId } })
    expect(await resultOf(newcomer({ email: taken.address })), 'whose account is not linked').toEqual(
      refusal('institutionUnlinked'),
    )
  })

  it('is made one account, however often they come at once', async () => {
    set({ OIDC_CREATES_ACCOUNTS: true })
    const who = newcomer()
    const results = await Promise.all([resultOf(who), resultOf(who), resultOf(who)])
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(await db.institutionIdentity.count({ where: { subject: who.subject } })).toBe(1)
  })
})

describe('linking', () => {
  it('is for who has just proved that it is they, is told by mail, and can be ended', async () => {
    const viewer = await member()
    const stale = { ...viewer, provedAt: new Date(0) }
    expect(await beginLink(stale, { locale: 'en' })).toEqual({ ok: false, reason: 'proveAgain' })
    await resultOf(newcomer(), viewer)
    const link = (await institutionOf(viewer))?.link
    expect(await unlinkInstitution(stale, link?.id ?? '')).toEqual({ ok: false, reason: 'proveAgain' })
    expect(await unlinkInstitution(await member(), link?.id ?? '')).toEqual({ ok: false, reason: 'notFound' })
    expect(await unlinkInstitution(viewer, link?.id ?? '')).toMatchObject({ ok: true })
    expect(await institutionOf(viewer)).toMatchObject({ link: null })
    expect(await noticesOf(viewer.personId)).toEqual(['institutionLinked', 'institutionUnlinked'])
    const acts = await db.auditEntry.findMany({ where: { subjectId: link?.id }, orderBy: { seq: 'asc' } })
    expect(acts.map(({ act }) => act)).toEqual(['account.linkInstitution', 'account.unlinkInstitution'])
  })

  it('refuses one that is linked with another account, and one that comes back to another sign-in', async () => {
    const [one, other] = [await member(), await member()]
    const who = newcomer()
    await resultOf(who, one)
    expect(await resultOf(who, other)).toEqual(refusal('institutionTaken'))
    institution.expects(newcomer())
    const { address, token } = await sent(one)
    const { searchParams } = await browse(address, back)
    for (const viewer of [visitor, other]) {
      institution.expects(newcomer())
      const result = await comeBack(viewer, token, searchParams)
      expect(result).toMatchObject({ wasLinking: viewer === visitor, result: { reason: 'institutionExpired' } })
    }
    expect(await institutionOf(other)).toMatchObject({ link: null })
  })
})

describe('an answer that does not fit', () => {
  it('is refused: denied, of another browser, used, too old, of another provider, tampered with', async () => {
    const warn = vi.spyOn(log, 'warn')
    const viewer = await member()
    const who = newcomer()
    await resultOf(who, viewer)
    expect(await resultOf(null)).toEqual(refusal('institutionDenied'))

    const { token, answer } = await goThere(who)
    const expired = { ok: false, reason: 'institutionExpired' }
    expect((await comeBack(visitor, token, answer)).result, 'again').toEqual(expired)
    expect((await comeBack(visitor, null, answer)).result, 'without the cookie').toEqual(expired)

    const [mine, anothers] = [await sent(), await sent()]
    const { searchParams } = await browse(anothers.address, back)
    expect((await comeBack(visitor, mine.token, searchParams)).result).toEqual(refusal('institutionWrong'))

    const mixed = new URLSearchParams(searchParams)
    mixed.set('iss', 'https://elsewhere.test')
    expect((await comeBack(visitor, anothers.token, mixed)).result, 'RFC 9207').toEqual(refusal('institutionWrong'))

    const own = await browse(mine.address, back)
    own.searchParams.set('code', searchParams.get('code') ?? '')
    expect((await comeBack(visitor, mine.token, own.searchParams)).result, 'another’s code').toEqual(
      refusal('institutionWrong'),
    )

    const late = await sent()
    await db.signInStep.updateMany({ where: { kind: 'institution' }, data: { expiresAt: new Date() } })
    const { searchParams: tooLate } = await browse(late.address, back)
    expect((await comeBack(visitor, late.token, tooLate)).result).toEqual(expired)

    const said = JSON.stringify(warn.mock.calls)
    for (const secret of [token, answer.get('code'), answer.get('state'), who.email, institution.clientSecret]) {
      expect(said).not.toContain(secret)
    }
    expect(warn.mock.calls.length).toBeGreaterThan(3)
    warn.mockRestore()
  })

  it('is refused where the client’s secret is wrong', async () => {
    institution.expects(newcomer())
    const { address, token } = await sent()
    const { searchParams } = await browse(address, back)
    set({ OIDC_CLIENT_SECRET: 'another' })
    expect((await comeBack(visitor, token, searchParams)).result).toEqual(refusal('institutionWrong'))
  })
})

describe('an institution that is down', () => {
  it('is said in words within five seconds, whether it refuses, fails or is silent; and is asked again', async () => {
    const { createServer } = await import('node:http')
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    set({ OIDC_ISSUER: `http://127.0.0.1:${port}` })
    const begun = Date.now()
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toEqual(refusal('institutionAway'))
    expect(Date.now() - begun).toBeLessThan(6_000)
    silent.closeAllConnections()
    await new Promise((resolve) => silent.close(resolve))
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toEqual(refusal('institutionAway'))
    const again = await startInstitution(back, port)
    expect(await beginAtInstitution(visitor, { locale: 'en' })).toMatchObject({ ok: true })
    await again.stop()
  })
})
