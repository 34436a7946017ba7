import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db, transaction } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { takeFromAll } from '@/lib/platform/throttle'
import { isFresh, type Member, visitor } from '@/lib/platform/viewer'
import { buildTotp, codeOf } from '@/prisma/seed/factors'
import { buildPerson } from '@/prisma/seed/people'
import { askedAgain } from '../rules/proofs'
import { askedThrottle, checkPassword, prove as proveAs } from './prove'
import { recordSignIn } from './record-sign-in'

const password = 'maina counts to seven'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})
afterEach(() => {
  vi.useRealTimers()
})

const MINUTE = 60_000

/** Somebody who signed in a while ago. */
async function signedIn({ hasPassword = true, minutesAgo = 30 } = {}) {
  const account = hasPassword ? { passwordHash } : {}
  const { id } = await buildPerson(db, { account, email: `${crypto.randomUUID()}@people.test` })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: id } })
  const proved = { proof: 'password', isStrong: false } as const
  let { token } = await transaction((tx) => recordSignIn(tx, visitor, accountId, proved))
  await db.signIn.updateMany({ where: { accountId }, data: { provedAt: new Date(Date.now() - minutesAgo * MINUTE) } })
  const now = async () => (await viewerOfSignIn(token)) as Member
  /** As their browser does: it keeps the new secret. */
  const prove = async (viewer: Member, proofs: Parameters<typeof proveAs>[1]) => {
    const result = await proveAs(viewer, proofs)
    if (result.ok) token = result.value.token
    return result
  }
  return { now, prove, accountId, tokenNow: () => token }
}

describe('proving again that it is you', () => {
  it('lasts ten minutes and no moment longer', async () => {
    const { now } = await signedIn()
    const { provedAt, ...viewer } = await now()
    const at = (ms: number) => new Date(provedAt.getTime() + ms)
    expect(isFresh({ ...viewer, provedAt }, at(10 * MINUTE - 1))).toBe(true)
    expect(isFresh({ ...viewer, provedAt }, at(10 * MINUTE))).toBe(false)
  })

  it('by the password is enough where there is nothing else, and only for this sign-in', async () => {
    const { now, prove, accountId } = await signedIn()
    const proved = { proof: 'password', isStrong: false } as const
    const other = await transaction((tx) => recordSignIn(tx, visitor, accountId, proved))
    await db.signIn.updateMany({ where: { accountId }, data: { provedAt: new Date(0) } })
    expect(await prove(await now(), { password: 'wrong' })).toEqual({
      ok: false,
      reason: 'currentPasswordWrong',
      field: 'password',
    })
    expect(isFresh(await now(), new Date())).toBe(false)
    expect((await prove(await now(), { password })).ok).toBe(true)
    expect(isFresh(await now(), new Date())).toBe(true)
    expect((await now()).isStrong).toBe(false)
    expect(isFresh((await viewerOfSignIn(other.token)) as Member, new Date())).toBe(false)
  })

  it('gives the sign-in another secret: a copy of the cookie from before opens nothing any more', async () => {
    const { now, prove, tokenNow } = await signedIn()
    const before = tokenNow()
    const { signInId } = await now()
    expect((await prove(await now(), { password })).ok).toBe(true)
    expect(await viewerOfSignIn(before)).toBeNull()
    expect((await now()).signInId).toBe(signInId)
  })

  it('asks for both factors where the account has two, and uses no code up for a wrong password', async () => {
    const { now, prove, accountId } = await signedIn()
    const secret = await buildTotp(db, accountId)
    const code = codeOf(secret)
    expect(await prove(await now(), { password })).toMatchObject({ reason: 'codeWrong' })
    expect(await prove(await now(), { code })).toMatchObject({ reason: 'currentPasswordWrong' })
    expect(await prove(await now(), { password: 'wrong', code })).toMatchObject({ reason: 'currentPasswordWrong' })
    expect(isFresh(await now(), new Date())).toBe(false)
    expect((await prove(await now(), { password, code })).ok).toBe(true)
    expect((await now()).isStrong).toBe(true)
    expect(await prove(await now(), { password, code })).toMatchObject({ reason: 'codeWrong' })
  })

  it('may fail ten times, and then waits; it does not wait for those who fail to sign in elsewhere', async () => {
    vi.useFakeTimers({ now: new Date('2097-05-01T09:00:00Z'), toFake: ['Date'] })
    const { now, prove } = await signedIn()
    const viewer = await now()
    const tries = await Promise.all(Array.from({ length: 15 }, () => prove(viewer, { password: 'wrong' })))
    const count = (reason: string) => tries.filter((one) => !one.ok && one.reason === reason).length
    expect([count('currentPasswordWrong'), count('passwordTooOften')]).toEqual([10, 5])
    expect(await prove(viewer, { password })).toMatchObject({ reason: 'passwordTooOften', params: { minutes: 6 } })
    vi.setSystemTime(Date.now() + 6 * MINUTE)
    expect((await prove(viewer, { password })).ok).toBe(true)
  })

  it('may succeed sixty times, and then waits too', async () => {
    vi.useFakeTimers({ now: new Date('2097-05-02T09:00:00Z'), toFake: ['Date'] })
    const { now } = await signedIn()
    const viewer = await now()
    for (let i = 0; i < 58; i += 1) expect(await takeFromAll([askedThrottle(viewer.accountId)])).toBeNull()
    expect((await checkPassword(viewer, password)).ok).toBe(true)
    expect((await checkPassword(viewer, password)).ok).toBe(true)
    expect(await checkPassword(viewer, password)).toMatchObject({ reason: 'tooOften', params: { minutes: 1 } })
  })

  it('is not possible where there is nothing to prove it by, or the sign-in has ended', async () => {
    const { now, prove } = await signedIn({ hasPassword: false })
    expect(await prove(await now(), { password: '' })).toMatchObject({ reason: 'proveAgain' })
    const other = await signedIn()
    const viewer = await other.now()
    await db.signIn.update({ where: { id: viewer.signInId }, data: { endedAt: new Date() } })
    expect(await other.prove(viewer, { password })).toMatchObject({ reason: 'notFound' })
  })
})

describe('what is asked for', () => {
  const ways = { hasPassword: true, hasTotp: false, hasPasskey: false, codesLeft: 0, hasInstitution: false }

  it('is all that signing in asks for', () => {
    expect(askedAgain(ways)).toEqual({ password: true, code: false, passkey: false, institution: false })
    expect(askedAgain({ ...ways, hasTotp: true })).toEqual({
      password: true,
      code: true,
      passkey: false,
      institution: false,
    })
    expect(askedAgain({ ...ways, hasPassword: false, hasTotp: true })).toMatchObject({ password: false, code: true })
  })

  it('is the passkey alone where it is the second factor and no code can stand in for it', () => {
    expect(askedAgain({ ...ways, hasPasskey: true })).toEqual({
      password: false,
      code: false,
      passkey: true,
      institution: false,
    })
    expect(askedAgain({ ...ways, hasPasskey: true, codesLeft: 1 })).toEqual({
      password: true,
      code: true,
      passkey: true,
      institution: false,
    })
  })

  it('is done by the institution instead, where there is no second factor here', () => {
    const linked = { ...ways, hasInstitution: true }
    expect(askedAgain(linked)).toMatchObject({ password: true, institution: true })
    expect(askedAgain({ ...linked, hasTotp: true }).institution).toBe(false)
    expect(askedAgain({ ...linked, hasPasskey: true }).institution).toBe(false)
  })
})
