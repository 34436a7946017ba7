import { afterEach, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db, transaction } from '@/lib/platform/db'
import { takeFromAll } from '@/lib/platform/throttle'
import type { Member } from '@/lib/platform/viewer'
import { visitor } from '@/lib/platform/viewer'
import { buildTotp, codeOf } from '@/prisma/seed/factors'
import { buildPerson } from '@/prisma/seed/people'
import { factorsOf, madeAt } from '../queries/factors'
import { begunTotp } from '../queries/totp'
import { readCode } from '../rules/second-factor'
import { codesThrottle, makeRecoveryCodes } from './make-recovery-codes'
import { recordSignIn } from './record-sign-in'
import { beginTotp, confirmTotp, removeTotp } from './set-up-totp'
import { readyCode, takeCode } from './take-code'

afterEach(() => {
  vi.useRealTimers()
})

const MINUTE = 60_000

/** Somebody who has just signed in by a password, and who they are at a request that comes now. */
async function entered() {
  const { id } = await buildPerson(db, { account: {}, email: `${crypto.randomUUID()}@people.test` })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: id } })
  const proved = { proof: 'password', isStrong: false } as const
  const signIn = () => transaction((tx) => recordSignIn(tx, visitor, accountId, proved))
  const { token } = await signIn()
  const now = async () => (await viewerOfSignIn(token)) as Member
  return { now, accountId, personId: id, signIn }
}

const secretOf = async (viewer: Member) => (await begunTotp(viewer))?.secret ?? ''
const noticesTo = async (personId: string) => {
  const mails = await db.outboxMessage.findMany({ where: { personId, kind: 'people.notice' }, orderBy: { id: 'asc' } })
  return mails.map(({ payload }) => (payload as { notice: string }).notice)
}

describe('an application that tells codes', () => {
  it('counts once it has told one, and makes this sign-in one of two factors', async () => {
    const { now, accountId, personId } = await entered()
    expect(await beginTotp(await now())).toEqual({ ok: true, value: undefined })
    expect(await factorsOf({ accountId })).toMatchObject({ hasTotp: false })
    const secret = await secretOf(await now())
    expect(await confirmTotp(await now(), '000000')).toEqual({ ok: false, reason: 'firstCodeWrong', field: 'code' })
    expect((await now()).isStrong).toBe(false)
    const code = codeOf(secret)
    expect((await confirmTotp(await now(), code)).ok).toBe(true)
    expect(await factorsOf({ accountId })).toMatchObject({ hasTotp: true })
    expect((await now()).isStrong).toBe(true)
    expect(await noticesTo(personId)).toEqual(['secondFactorOn'])
    expect(await begunTotp(await now())).toBeNull()
    expect(await beginTotp(await now())).toMatchObject({ reason: 'totpAlready' })
    const again = await readyCode(accountId, code, null)
    expect(again.ok && (await transaction((tx) => takeCode(tx, visitor, again.value)))).toBeNull()
  })

  it('ends the account’s other sign-ins where it is its first factor, and none of them goes on to one of its own', async () => {
    const { now, accountId, signIn } = await entered()
    const stranger = (await viewerOfSignIn((await signIn()).token)) as Member
    await beginTotp(await now())
    expect((await confirmTotp(await now(), codeOf(await secretOf(await now())))).ok).toBe(true)
    expect(await db.signIn.findUnique({ where: { id: stranger.signInId } })).toMatchObject({ endedWhy: 'factorAdded' })
    expect(await now()).toMatchObject({ isStrong: true })
    // As if they had been on their way when it was ended.
    expect(await makeRecoveryCodes(stranger, '')).toEqual({ ok: false, reason: 'proveAgain' })
    expect(await removeTotp(stranger)).toEqual({ ok: false, reason: 'proveAgain' })
    expect(await removeTotp(await now())).toMatchObject({ ok: true })
    expect(await beginTotp(stranger)).toEqual({ ok: false, reason: 'proveAgain' })
    await beginTotp(await now())
    const code = codeOf(await secretOf(await now()))
    expect(await confirmTotp(stranger, code)).toEqual({ ok: false, reason: 'proveAgain' })
    expect(await factorsOf({ accountId })).toMatchObject({ hasTotp: false })
  })

  it('ends none where there is a factor already, which they have shown', async () => {
    const { now, accountId, signIn } = await entered()
    const publicKey = new Uint8Array()
    const passkey = {
      accountId,
      publicKey,
      credentialId: crypto.randomUUID(),
      counter: 0,
      name: 'x',
      isBackedUp: false,
    }
    await db.passkey.create({ data: { ...passkey, createdAt: new Date() } })
    const { token } = await signIn()
    await beginTotp(await now())
    expect((await confirmTotp(await now(), codeOf(await secretOf(await now())))).ok).toBe(true)
    expect(await viewerOfSignIn(token)).not.toBeNull()
  })

  it('is kept enciphered, and its secret is shown to its owner alone, who has just proved that it is they', async () => {
    const { now, accountId } = await entered()
    await beginTotp(await now())
    const viewer = await now()
    const secret = await secretOf(viewer)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const { secret: kept } = await db.totp.findUniqueOrThrow({ where: { accountId } })
    expect(Buffer.from(kept, 'base64url').toString('latin1')).not.toContain(secret)
    expect(await begunTotp({ ...viewer, provedAt: new Date(0) })).toBeNull()
    expect(await begunTotp(await (await entered()).now())).toBeNull()
  })

  it('that was begun again has another secret, and after an hour none', async () => {
    vi.useFakeTimers({ now: new Date('2097-04-01T09:00:00Z'), toFake: ['Date'] })
    const { now } = await entered()
    await beginTotp(await now())
    const first = await secretOf(await now())
    await beginTotp(await now())
    const secret = await secretOf(await now())
    expect(secret).not.toBe(first)
    const viewer = await now()
    vi.setSystemTime(Date.now() + 60 * MINUTE - 1)
    const fresh = { ...viewer, provedAt: new Date() }
    expect(await begunTotp(fresh)).not.toBeNull()
    vi.setSystemTime(Date.now() + 1)
    expect(await begunTotp(fresh)).toBeNull()
    expect(await confirmTotp(fresh, codeOf(secret))).toMatchObject({ reason: 'totpGone' })
  })

  it('taken away leaves sign-ins of one factor and no codes on paper', async () => {
    const { now, accountId, personId } = await entered()
    await buildTotp(db, accountId)
    await db.signIn.updateMany({ where: { accountId }, data: { isStrong: true, proof: 'totp' } })
    expect((await makeRecoveryCodes(await now(), '')).ok).toBe(true)
    expect((await removeTotp(await now())).ok).toBe(true)
    expect((await now()).isStrong).toBe(false)
    expect(await factorsOf({ accountId })).toMatchObject({ hasTotp: false, codesLeft: 0 })
    expect(await noticesTo(personId)).toEqual(['recoveryCodesMade', 'secondFactorOff'])
    expect(await removeTotp(await now())).toMatchObject({ reason: 'notFound' })
  })

  it('is set up, taken away and given codes only by whoever proved a moment ago that it is they', async () => {
    const { now } = await entered()
    const long = { ...(await now()), provedAt: new Date(Date.now() - 10 * MINUTE) }
    const again = { ok: false, reason: 'proveAgain' }
    expect(await beginTotp(long)).toEqual(again)
    expect(await confirmTotp(long, '000000')).toEqual(again)
    expect(await removeTotp(long)).toEqual(again)
    expect(await makeRecoveryCodes(long, '')).toEqual(again)
  })
})

describe('codes on paper', () => {
  it('are ten, kept as hashes, and replace those made before', async () => {
    const { now, accountId } = await entered()
    expect(await makeRecoveryCodes(await now(), '')).toMatchObject({ reason: 'factorFirst' })
    await buildTotp(db, accountId)
    const made = await makeRecoveryCodes(await now(), '')
    const codes = made.ok ? made.value : []
    expect(codes).toHaveLength(10)
    expect(codes.every((code) => readCode(code)?.kind === 'recoveryCode')).toBe(true)
    const kept = await db.recoveryCode.findMany({ where: { accountId } })
    expect(JSON.stringify(kept)).not.toContain(codes[0])
    const ready = await readyCode(accountId, codes[0] as string, null)
    expect(ready.ok && (await transaction((tx) => takeCode(tx, visitor, ready.value)))).toBe('recoveryCode')
    expect(await factorsOf({ accountId })).toMatchObject({ codesLeft: 9 })
    expect((await makeRecoveryCodes(await now(), await madeAt(accountId))).ok).toBe(true)
    expect(await factorsOf({ accountId })).toMatchObject({ codesLeft: 10 })
    const old = await readyCode(accountId, codes[1] as string, null)
    expect(old.ok && (await transaction((tx) => takeCode(tx, visitor, old.value)))).toBeNull()
  })

  it('are not made again by the same page loaded once more', async () => {
    const { now, accountId } = await entered()
    await buildTotp(db, accountId)
    const viewer = await now()
    const results = await Promise.all([makeRecoveryCodes(viewer, ''), makeRecoveryCodes(viewer, '')])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'codesMade' })
  })
  it('are made ten times at once, and then the account waits', async () => {
    vi.useFakeTimers({ now: new Date('2097-04-02T09:00:00Z'), toFake: ['Date'] })
    const { now, accountId } = await entered()
    await buildTotp(db, accountId)
    const viewer = await now()
    const make = async () => makeRecoveryCodes(viewer, await madeAt(accountId))
    for (let i = 0; i < 9; i += 1) expect(await takeFromAll([codesThrottle(accountId)])).toBeNull()
    expect((await make()).ok).toBe(true)
    expect(await make()).toEqual({ ok: false, reason: 'tooOften', params: { minutes: 6 } })
    vi.setSystemTime(Date.now() + 6 * MINUTE)
    expect((await make()).ok).toBe(true)
  })
})
