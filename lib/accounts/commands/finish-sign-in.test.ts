import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { codeHash, hashPassword, tokenHash } from '@/lib/platform/passwords'
import { visitor } from '@/lib/platform/viewer'
import { buildTotp, codeOf } from '@/prisma/seed/factors'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { openStep } from '../queries/steps'
import { changePassword } from './change-password'
import { finishSignIn } from './finish-sign-in'
import { signIn } from './sign-in'
import { deleteUnfinished } from './steps'

const password = 'maina counts to seven'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Somebody whose account has a telephone, and so many codes on paper. */
async function secured(papers: string[] = []) {
  const address = `${unique()}@people.test`
  const person = await buildPerson(db, { email: address, account: { passwordHash } })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: person.id } })
  const secret = await buildTotp(db, accountId)
  for (const paper of papers) {
    const hash = await codeHash(paper, accountId)
    await db.recoveryCode.create({ data: { accountId, codeHash: hash, createdAt: new Date() } })
  }
  return { address, accountId, personId: person.id, secret }
}

async function begin(address: string, next?: string): Promise<string> {
  const result = await signIn(visitor, { address, password, next })
  if (!result.ok || !('step' in result.value)) throw new Error('no second factor was asked for')
  return result.value.step
}

const finish = (step: string, code: string, client: string | null = null) => finishSignIn(visitor, step, code, client)

const PAPER = '12345678901234567890'
const MINUTE = 60_000
const wrong = { ok: false, reason: 'codeWrong', field: 'code' }

describe('signing in to an account with a second factor', () => {
  it('stops half-way after the password, and the code opens it for where the person was going', async () => {
    const { address, accountId, secret } = await secured()
    const step = await begin(address, '/my/timetable')
    expect(await db.signIn.count({ where: { accountId } })).toBe(0)
    expect(await viewerOfSignIn(step)).toBeNull()
    const result = await finish(step, codeOf(secret))
    expect(result).toMatchObject({ ok: true, value: { next: '/my/timetable', home: '/my' } })
    const viewer = result.ok && (await viewerOfSignIn(result.value.token))
    expect(viewer).toMatchObject({ accountId, isStrong: true })
    expect(await db.signIn.findMany({ where: { accountId }, select: { proof: true } })).toEqual([{ proof: 'totp' }])
  })

  it('stops so for an account with a passkey too', async () => {
    const address = `${unique()}@people.test`
    const person = await buildPerson(db, { email: address, account: { passwordHash } })
    const account = await db.account.findUniqueOrThrow({ where: { personId: person.id } })
    const key = { credentialId: unique(), publicKey: new Uint8Array(1), counter: 0, name: 'Key', isBackedUp: false }
    await db.passkey.create({ data: { ...key, accountId: account.id, createdAt: new Date() } })
    expect(await signIn(visitor, { address, password })).toMatchObject({ value: { step: expect.any(String) } })
  })

  it('does not for a telephone that has told no code yet', async () => {
    const { address, accountId } = await secured()
    await db.totp.update({ where: { accountId }, data: { confirmedAt: null } })
    expect(await signIn(visitor, { address, password })).toMatchObject({ value: { token: expect.any(String) } })
  })

  it('keeps the step after a wrong code, and takes it once', async () => {
    const { address, secret } = await secured()
    const step = await begin(address)
    expect(await finish(step, '000000')).toEqual(wrong)
    expect(await finish(step, 'no code')).toEqual(wrong)
    expect((await finish(step, codeOf(secret))).ok).toBe(true)
    expect(await finish(step, codeOf(secret))).toMatchObject({ reason: 'stepGone' })
  })

  it('is open for ten minutes and no moment longer, and only by the secret that this browser has', async () => {
    vi.useFakeTimers({ now: new Date('2097-03-01T09:00:00Z'), toFake: ['Date'] })
    const { address, secret } = await secured()
    const [step, late, other] = [await begin(address), await begin(address), unique()]
    expect(await finish(other, codeOf(secret))).toMatchObject({ reason: 'stepGone' })
    expect(await finish(tokenHash(step), codeOf(secret))).toMatchObject({ reason: 'stepGone' })
    vi.setSystemTime(Date.now() + 10 * MINUTE - 1)
    expect((await finish(step, codeOf(secret))).ok).toBe(true)
    vi.setSystemTime(Date.now() + 1)
    expect(await finish(late, codeOf(secret))).toMatchObject({ reason: 'stepGone' })
    vi.setSystemTime(Date.now() + MINUTE)
    await deleteUnfinished()
    expect(await db.signInStep.count({ where: { tokenHash: { in: [step, late].map(tokenHash) } } })).toBe(0)
  })

  it('ends with a new password and with a suspension', async () => {
    const { address, accountId, personId, secret } = await secured()
    const step = await begin(address)
    await db.account.update({ where: { id: accountId }, data: { state: 'suspended' } })
    expect(await finish(step, codeOf(secret))).toMatchObject({ reason: 'accountSuspended' })
    await db.account.update({ where: { id: accountId }, data: { state: 'active' } })
    const inside = await finish(step, codeOf(secret))
    const viewer = inside.ok && (await viewerOfSignIn(inside.value.token))
    if (!viewer) throw new Error('nobody is signed in')
    expect(viewer.personId).toBe(personId)
    const begun = await begin(address)
    await changePassword(viewer, { currentPassword: password, password: 'a parrot on the wave' })
    expect(await openStep('secondFactor', begun)).toBeNull()
  })
})

describe('a code', () => {
  it('of the telephone is taken once, of two who bring it at once by one', async () => {
    const { address, secret } = await secured()
    const steps = [await begin(address), await begin(address), await begin(address)]
    const code = codeOf(secret)
    const results = await Promise.all(steps.map((step) => finish(step, code)))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'codeWrong')).toHaveLength(2)
  })

  it('on paper is taken once, of three who bring it at once by one, and its owner is told', async () => {
    const { address, accountId, personId } = await secured([PAPER])
    const steps = [await begin(address), await begin(address), await begin(address)]
    const results = await Promise.all(steps.map((step) => finish(step, '12345 67890 12345 67890')))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.recoveryCode.count({ where: { accountId, usedAt: null } })).toBe(0)
    const mails = await db.outboxMessage.findMany({ where: { personId, kind: 'people.notice' } })
    expect(mails.filter(({ payload }) => JSON.stringify(payload).includes('recoveryCodeUsed'))).toHaveLength(1)
    expect(await db.auditEntry.count({ where: { act: 'account.useRecoveryCode', subjectId: accountId } })).toBe(1)
  })

  it('on paper opens its own account alone, and is kept as a slow hash', async () => {
    const [one, other] = [await secured([PAPER]), await secured()]
    expect(await finish(await begin(other.address), PAPER)).toEqual(wrong)
    const { codeHash: kept } = await db.recoveryCode.findFirstOrThrow({ where: { accountId: one.accountId } })
    expect(kept).not.toContain(PAPER)
    expect(kept).not.toBe(await codeHash(PAPER, other.accountId))
  })
})

describe('wrong codes', () => {
  it('are ten for one account from any machines; then the right one waits too, but paper still helps', async () => {
    vi.useFakeTimers({ now: new Date('2097-03-02T09:00:00Z'), toFake: ['Date'] })
    const { address, secret } = await secured([PAPER])
    const step = await begin(address)
    const tries = await Promise.all(Array.from({ length: 20 }, () => finish(step, '000000', unique())))
    const count = (reason: string) => tries.filter((result) => !result.ok && result.reason === reason).length
    expect([count('codeWrong'), count('codeTooOften')]).toEqual([10, 10])
    expect(await finish(await begin(address), codeOf(secret))).toEqual({
      ok: false,
      reason: 'codeTooOften',
      field: 'code',
      params: { minutes: 30 },
    })
    vi.setSystemTime(Date.now() + 30 * MINUTE - 1)
    expect(await finish(await begin(address), codeOf(secret))).toMatchObject({ reason: 'codeTooOften' })
    expect((await finish(await begin(address), PAPER)).ok).toBe(true)
    vi.setSystemTime(Date.now() + 1)
    expect((await finish(await begin(address), codeOf(secret))).ok).toBe(true)
  })

  it('leave a line that an operator understands, with no code in it', async () => {
    const { address, secret } = await secured()
    const step = await begin(address)
    const warn = vi.spyOn(log, 'warn')
    for (let i = 0; i < 11; i += 1) await finish(step, '000000', '203.0.113.9')
    const said = JSON.stringify(warn.mock.calls)
    warn.mockRestore()
    expect(said).toContain('a code was refused: it was wrong, or used already')
    expect(said).toContain('a code was refused: too many had been wrong before it')
    for (const kept of ['000000', address, secret]) expect(said).not.toContain(kept)
  })
})
