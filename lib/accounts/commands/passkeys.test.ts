import { beforeAll, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { hashPassword } from '@/lib/platform/passwords'
import { type Member, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildGrant, buildPerson } from '@/prisma/seed/people'
import { newAuthenticator, type Said } from '@/scripts/vitest/authenticator'
import { passkeysOf } from '../queries/passkeys'
import { challengeNewPasskey, challengePasskey } from './passkey-challenge'
import { finishByPasskey, signInByPasskey } from './passkey-enter'
import { keepPasskey } from './passkey-keep'
import { proveByPasskey } from './passkey-prove'
import { removePasskey } from './passkey-remove'
import { signIn } from './sign-in'

const password = 'maina counts to seven'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

const here = { origin: 'http://localhost:3000', rpId: 'localhost' }

/** Somebody who has signed in with their password. */
async function somebody() {
  const address = `${unique()}@people.test`
  await buildPerson(db, { email: address, account: { passwordHash } })
  return { address, viewer: await enteredBy(await signIn(visitor, { address, password })) }
}

async function enteredBy(result: { ok: boolean; value?: unknown }): Promise<Member> {
  const { token } = result.value as { token: string }
  return (await viewerOfSignIn(token)) as Member
}

async function newChallenge(viewer: Member): Promise<string> {
  const result = await challengeNewPasskey(viewer)
  return result.ok ? result.value.challenge : ''
}

async function challenge(accountId: string | null = null): Promise<string> {
  const result = await challengePasskey(visitor, accountId)
  return result.ok ? result.value.challenge : ''
}

/** Somebody with a passkey, and the authenticator that holds it. */
async function keeper({ counter = 0 } = {}) {
  const { viewer, address } = await somebody()
  const authenticator = newAuthenticator(here)
  const answer = authenticator.create({ challenge: await newChallenge(viewer), counter })
  expect(await keepPasskey(viewer, { name: 'Telephone', answer })).toMatchObject({ ok: true })
  const [passkey] = await passkeysOf(viewer)
  return { viewer, address, authenticator, passkeyId: passkey?.id as string }
}

const wrong = { ok: false, reason: 'passkeyWrong' }

describe('keeping a passkey', () => {
  it('asks for one that knows its owner and is found without an address, and for none that is kept already', async () => {
    const { viewer, authenticator } = await keeper()
    expect(await challengeNewPasskey(viewer)).toMatchObject({
      value: {
        rp: { id: 'localhost' },
        user: { id: Buffer.from(viewer.accountId.replaceAll('-', ''), 'hex').toString('base64url') },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: [{ id: authenticator.id, transports: ['internal'] }],
        attestation: 'none',
      },
    })
  })

  it('keeps what it needs, records the act and tells the person', async () => {
    const { viewer, passkeyId } = await keeper()
    expect(await passkeysOf(viewer)).toMatchObject([{ name: 'Telephone', isBackedUp: true, lastUsedAt: null }])
    expect(await db.auditEntry.count({ where: { act: 'account.keepPasskey', subjectId: passkeyId } })).toBe(1)
    const here = await db.signIn.findUniqueOrThrow({ where: { id: viewer.signInId } })
    expect(here, 'which is one of two factors from now on').toMatchObject({ isStrong: true, proof: 'passkey' })
    const mails = await db.outboxMessage.findMany({ where: { kind: 'people.notice', personId: viewer.personId } })
    expect(mails.map(({ payload }) => (payload as { notice: string }).notice)).toEqual(['passkeyAdded'])
  })

  it('ends the account’s other sign-ins with the first, and with a further one none', async () => {
    const { viewer, address } = await somebody()
    const stranger = await enteredBy(await signIn(visitor, { address, password }))
    const keep = async (by: Member) => {
      const answer = newAuthenticator(here).create({ challenge: await newChallenge(by) })
      return keepPasskey(by, { name: 'x', answer })
    }
    expect(await keep(viewer)).toMatchObject({ ok: true })
    expect(await db.signIn.findUnique({ where: { id: stranger.signInId } })).toMatchObject({ endedWhy: 'factorAdded' })
    expect(await keep(stranger), 'as if on its way when it was ended').toEqual({ ok: false, reason: 'proveAgain' })
    const [kept] = await passkeysOf(viewer)
    expect(await removePasskey(stranger, kept?.id as string)).toEqual({ ok: false, reason: 'proveAgain' })
    const { id } = await db.signIn.update({ where: { id: stranger.signInId }, data: { endedAt: null, endedWhy: null } })
    expect(await keep(viewer)).toMatchObject({ ok: true })
    expect(await db.signIn.findUnique({ where: { id } })).toMatchObject({ endedAt: null })
    expect(await passkeysOf(viewer)).toHaveLength(2)
  })

  it('refuses what was not made here, for this person, just now, or by its owner', async () => {
    const [{ viewer }, other] = [await somebody(), await somebody()]
    const keep = async (said: Partial<Said> = {}) => {
      const answer = newAuthenticator(here).create({ challenge: await newChallenge(viewer), ...said })
      return keepPasskey(viewer, { name: 'x', answer })
    }
    expect(await keep({ origin: 'https://elsewhere.test' })).toEqual(wrong)
    expect(await keep({ rpId: 'elsewhere.test' })).toEqual(wrong)
    expect(await keep({ isVerified: false })).toEqual(wrong)
    expect(await keep({ challenge: 'made up' })).toEqual(wrong)
    expect(await keep({ challenge: await newChallenge(other.viewer) }), 'another’s').toEqual(wrong)
    expect(await keep({ challenge: await challenge(viewer.accountId) }), 'for signing in').toEqual(wrong)
    expect(await passkeysOf(viewer)).toEqual([])
  })

  it('refuses a challenge twice, or too late, and a passkey that somebody has', async () => {
    const { viewer, authenticator } = await keeper()
    const said = { challenge: await newChallenge(viewer) }
    const again = authenticator.create(said)
    expect(await keepPasskey(viewer, { name: 'x', answer: again })).toEqual({ ok: false, reason: 'passkeyKnown' })
    const fresh = newAuthenticator(here).create(said)
    expect(await keepPasskey(viewer, { name: 'x', answer: fresh }), 'its challenge is used up').toEqual(wrong)
    const late = await newChallenge(viewer)
    await db.signInStep.updateMany({ where: { accountId: viewer.accountId }, data: { expiresAt: new Date() } })
    const answer = newAuthenticator(here).create({ challenge: late })
    expect(await keepPasskey(viewer, { name: 'x', answer })).toEqual(wrong)
  })

  it('is for who has just proved that it is they', async () => {
    const { viewer } = await somebody()
    const answer = newAuthenticator(here).create({ challenge: await newChallenge(viewer) })
    const stale = { ...viewer, provedAt: new Date(Date.now() - 11 * 60_000) }
    const proveAgain = { ok: false, reason: 'proveAgain' }
    expect(await challengeNewPasskey(stale)).toEqual(proveAgain)
    expect(await keepPasskey(stale, { name: 'x', answer })).toEqual(proveAgain)
    expect(await removePasskey(stale, crypto.randomUUID())).toEqual(proveAgain)
  })
})

describe('signing in by a passkey', () => {
  it('needs no address and is two factors', async () => {
    const { viewer, authenticator } = await keeper()
    const userHandle = Buffer.from(viewer.accountId.replaceAll('-', ''), 'hex').toString('base64url')
    const answer = authenticator.get({ challenge: await challenge(), userHandle })
    const entered = await enteredBy(await signInByPasskey(visitor, { answer }))
    expect(entered).toMatchObject({ personId: viewer.personId, isStrong: true })
    expect(await db.signIn.findUnique({ where: { id: entered.signInId } })).toMatchObject({ proof: 'passkey' })
    expect((await passkeysOf(viewer))[0]?.lastUsedAt).not.toBeNull()
  })

  it('refuses another origin or site, who was not verified, another account’s handle, another key, a made-up challenge', async () => {
    const { authenticator } = await keeper()
    const tryWith = async (said: Partial<Said>) =>
      signInByPasskey(visitor, { answer: authenticator.get({ challenge: await challenge(), ...said }) })
    expect(await tryWith({ origin: 'https://elsewhere.test' })).toEqual(wrong)
    expect(await tryWith({ rpId: 'elsewhere.test' })).toEqual(wrong)
    expect(await tryWith({ isVerified: false })).toEqual(wrong)
    expect(await tryWith({ userHandle: Buffer.alloc(16, 7).toString('base64url') })).toEqual(wrong)
    expect(await tryWith({ challenge: 'made up' })).toEqual(wrong)
    const other = newAuthenticator(here).get({ challenge: await challenge() })
    expect(await signInByPasskey(visitor, { answer: other }), 'nobody’s').toEqual(wrong)
    expect(
      await signInByPasskey(visitor, { answer: { ...other, id: authenticator.id, rawId: authenticator.id } }),
    ).toEqual(wrong)
    expect(await tryWith({})).toMatchObject({ ok: true })
  })

  it('takes an answer once', async () => {
    const { authenticator } = await keeper()
    const answer = authenticator.get({ challenge: await challenge() })
    const both = await Promise.all([signInByPasskey(visitor, { answer }), signInByPasskey(visitor, { answer })])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await signInByPasskey(visitor, { answer })).toEqual(wrong)
  })

  it('refuses a counter that does not go on, and says so in the log without what was sent', async () => {
    const { authenticator } = await keeper({ counter: 5 })
    const at = async (counter: number) =>
      signInByPasskey(visitor, { answer: authenticator.get({ challenge: await challenge(), counter }) })
    expect(await at(6)).toMatchObject({ ok: true })
    const warn = vi.spyOn(log, 'warn')
    for (const counter of [6, 3, 0]) expect(await at(counter)).toEqual(wrong)
    expect(warn.mock.calls.map(([about]) => (about as { why: string }).why)).toEqual(
      Array(3).fill('its counter did not go on: there may be a copy of it'),
    )
    expect(JSON.stringify(warn.mock.calls)).not.toContain(authenticator.id)
    warn.mockRestore()
    expect(await at(7)).toMatchObject({ ok: true })
  })

  it('refuses somebody who is suspended', async () => {
    const { viewer, authenticator } = await keeper()
    await db.account.update({ where: { id: viewer.accountId }, data: { state: 'suspended' } })
    const answer = authenticator.get({ challenge: await challenge() })
    expect(await signInByPasskey(visitor, { answer })).toEqual({ ok: false, reason: 'accountSuspended' })
  })

  it('is refused after sixty wrong answers from one machine, and its challenges after more', async () => {
    const client = unique()
    const answer = newAuthenticator(here).get({ challenge: 'made up' })
    const tries = await Promise.all(Array.from({ length: 61 }, () => signInByPasskey(visitor, { answer }, client)))
    expect(tries.filter((one) => !one.ok && one.reason === 'signInTooOften')).toHaveLength(1)
    const asked = await Promise.all(Array.from({ length: 122 }, () => challengePasskey(visitor, null, client)))
    expect(asked.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'passkeyTooOften' })
  })
})

describe('a passkey as the second factor', () => {
  it('finishes a sign-in by password, its owner’s alone', async () => {
    const [{ viewer, address, authenticator }, other] = [await keeper(), await keeper()]
    const begun = await signIn(visitor, { address, password, next: '/my' })
    const { step } = (begun as { value: { step: string } }).value
    const asked = await challengePasskey(visitor, viewer.accountId)
    expect(asked).toMatchObject({ value: { allowCredentials: [{ id: authenticator.id }] } })
    const anothers = other.authenticator.get({ challenge: await challenge() })
    expect(await finishByPasskey(visitor, step, anothers)).toEqual(wrong)
    const answer = authenticator.get({ challenge: await challenge(viewer.accountId) })
    const finished = await finishByPasskey(visitor, step, answer)
    expect(finished).toMatchObject({ ok: true, value: { next: '/my' } })
    expect(await enteredBy(finished)).toMatchObject({ personId: viewer.personId, isStrong: true })
    const again = authenticator.get({ challenge: await challenge() })
    expect(await finishByPasskey(visitor, step, again)).toEqual({ ok: false, reason: 'stepGone' })
  })

  it('proves again that it is they, and nobody else', async () => {
    const [{ viewer, authenticator }, other] = [await keeper(), await keeper()]
    await db.signIn.update({ where: { id: viewer.signInId }, data: { provedAt: new Date(0), isStrong: false } })
    const anothers = other.authenticator.get({ challenge: await challenge() })
    expect(await proveByPasskey(viewer, anothers)).toEqual(wrong)
    const answer = authenticator.get({ challenge: await challenge(viewer.accountId) })
    expect(await proveByPasskey(viewer, answer)).toMatchObject({ ok: true, value: { token: expect.any(String) } })
    const proved = await db.signIn.findUniqueOrThrow({ where: { id: viewer.signInId } })
    expect(proved.isStrong && Date.now() - proved.provedAt.getTime() < 60_000).toBe(true)
  })
})

describe('removing a passkey', () => {
  it('is refused where it is the last factor of somebody whose role needs one', async () => {
    const { viewer, passkeyId } = await keeper()
    await buildGrant(db, viewer.personId, { role: 'administrator' })
    await db.institute.create({
      data: { name: 'I', abbreviation: 'I', mission: 'm', secondFactorFor: ['administrator'] },
    })
    expect(await removePasskey(viewer, passkeyId)).toEqual({ ok: false, reason: 'lastFactor' })
    const answer = newAuthenticator(here).create({ challenge: await newChallenge(viewer) })
    expect(await keepPasskey(viewer, { name: 'Another', answer })).toMatchObject({ ok: true })
    expect(await removePasskey(viewer, passkeyId)).toMatchObject({ ok: true })
  })

  it('ends what it opens, tells the person, and is for its owner', async () => {
    const [{ viewer, authenticator, passkeyId }, other] = [await keeper(), await keeper()]
    const missing = { ok: false, reason: 'notFound' }
    expect(await removePasskey(other.viewer, passkeyId)).toEqual(missing)
    expect(await removePasskey(viewer, 'x')).toEqual(missing)
    expect(await removePasskey(viewer, passkeyId)).toMatchObject({ ok: true })
    const answer = authenticator.get({ challenge: await challenge() })
    expect(await signInByPasskey(visitor, { answer })).toEqual(wrong)
    const mails = await db.outboxMessage.findMany({ where: { kind: 'people.notice', personId: viewer.personId } })
    expect(mails.map(({ payload }) => (payload as { notice: string }).notice)).toEqual([
      'passkeyAdded',
      'passkeyRemoved',
    ])
  })
})
