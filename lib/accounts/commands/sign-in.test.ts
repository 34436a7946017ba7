import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { type Member, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson, buildTrainer, type PersonInput } from '@/prisma/seed/people'
import { devicesOf } from '../queries/devices'
import { changePassword } from './change-password'
import { signIn } from './sign-in'
import { signOut } from './sign-out'

const password = 'maina counts to seven'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

afterEach(() => {
  vi.useRealTimers()
})

const DAY = 24 * 3_600_000

async function account(input: PersonInput = {}) {
  const email = `${unique()}@people.test`
  const person = await buildPerson(db, { email, account: { passwordHash, ...input.account }, ...input })
  return { ...person, address: email }
}

/** Signs in and returns who the cookie's secret stands for. */
async function enter(address: string, word = password) {
  const result = await signIn(visitor, { address, password: word })
  if (!result.ok || !('token' in result.value)) throw new Error('nobody is signed in')
  return { token: result.value.token, viewer: await viewerOfSignIn(result.value.token) }
}

describe('signing in', () => {
  it('records the sign-in, which stands for its person', async () => {
    const { id, address } = await account({ locale: 'ar', grants: [{ role: 'observer' }] })
    const result = await signIn(visitor, { address: address.toUpperCase(), password })
    expect(result).toMatchObject({ ok: true, value: { locale: 'ar', home: '/my' } })
    const { viewer } = await enter(address)
    expect(viewer).toMatchObject({ kind: 'member', personId: id, isTrainer: false, grants: [{ role: 'observer' }] })
  })

  it('refuses a wrong password and an unknown address with one and the same answer', async () => {
    const { address } = await account()
    const invited = await account({ account: {} })
    const refusal = { ok: false, reason: 'signInWrong' }
    expect(await signIn(visitor, { address, password: 'maina counts to eight' })).toEqual(refusal)
    expect(await signIn(visitor, { address: 'nobody@people.test', password })).toEqual(refusal)
    expect(await signIn(visitor, { address: invited.address, password })).toEqual(refusal)
    expect(await signIn(visitor, { address, password: 'x'.repeat(1000) })).toEqual(refusal)
  })

  it('tells a suspended account so, but only to who knows its password', async () => {
    const { address } = await account({ account: { passwordHash, state: 'suspended' } })
    expect(await signIn(visitor, { address, password })).toMatchObject({ reason: 'accountSuspended' })
    expect(await signIn(visitor, { address, password: 'another word' })).toMatchObject({ reason: 'signInWrong' })
  })

  it('asks nobody for another password because theirs is old', async () => {
    const { id, address } = await account()
    vi.useFakeTimers({ now: new Date('2097-05-01T09:00:00Z'), toFake: ['Date'] })
    expect(await signIn(visitor, { address, password })).toMatchObject({ ok: true, value: { home: '/my' } })
    expect((await enter(address)).viewer).toMatchObject({ personId: id, withheld: [] })
  })

  it('leads a trainer to their sessions', async () => {
    const email = `${unique()}@people.test`
    await buildTrainer(db, { email, account: { passwordHash } })
    expect(await signIn(visitor, { address: email, password })).toMatchObject({ value: { home: '/teach' } })
  })
})

describe('a sign-in that has ended', () => {
  it('by signing out is no viewer, and the other devices’ go on', async () => {
    const { address } = await account()
    const here = await enter(address)
    const elsewhere = await enter(address)
    if (here.viewer) await signOut(here.viewer)
    expect(await viewerOfSignIn(here.token)).toBeNull()
    expect(await viewerOfSignIn(elsewhere.token)).not.toBeNull()
  })

  it('by signing in anew from the same browser is no viewer', async () => {
    const { address } = await account()
    const { token, viewer } = await enter(address)
    const other = await account()
    expect((await signIn(viewer ?? visitor, { address: other.address, password })).ok).toBe(true)
    expect(await viewerOfSignIn(token)).toBeNull()
  })

  it('by time is no viewer', async () => {
    const { address } = await account()
    const { token, viewer } = await enter(address)
    await db.signIn.update({ where: { id: viewer?.signInId }, data: { expiresAt: now() } })
    expect(await viewerOfSignIn(token)).toBeNull()
  })

  it('by not having been used for a week is no viewer, and is no device any more', async () => {
    vi.useFakeTimers({ now: new Date('2097-06-01T09:00:00Z'), toFake: ['Date'] })
    const { address } = await account()
    const { token, viewer } = await enter(address)
    const { token: used } = await enter(address)
    vi.setSystemTime(Date.now() + 7 * DAY - 1)
    expect(await viewerOfSignIn(used)).not.toBeNull()
    expect(await devicesOf(viewer as Member)).toHaveLength(2)
    vi.setSystemTime(Date.now() + 1)
    expect(await viewerOfSignIn(token)).toBeNull()
    expect(await viewerOfSignIn(used)).not.toBeNull()
    expect(await devicesOf(viewer as Member)).toHaveLength(1)
  })

  it('by thirty days is no viewer, however much it was used', async () => {
    vi.useFakeTimers({ now: new Date('2097-06-01T09:00:00Z'), toFake: ['Date'] })
    const { address } = await account()
    const { token, viewer } = await enter(address)
    vi.setSystemTime(Date.now() + 30 * DAY - 1)
    await db.signIn.update({ where: { id: viewer?.signInId }, data: { lastSeenAt: now() } })
    expect(await viewerOfSignIn(token)).not.toBeNull()
    vi.setSystemTime(Date.now() + 1)
    expect(await viewerOfSignIn(token)).toBeNull()
  })

  it('by suspension is no viewer', async () => {
    const { address } = await account()
    const { token, viewer } = await enter(address)
    await db.account.update({ where: { id: viewer?.accountId }, data: { state: 'suspended' } })
    expect(await viewerOfSignIn(token)).toBeNull()
  })

  it('has no secret of nonsense', async () => {
    for (const token of ['', '-1', 'x'.repeat(5000)]) expect(await viewerOfSignIn(token)).toBeNull()
  })
})

describe('changing the password', () => {
  it('needs the one of now, ends the other sign-ins and leaves this one', async () => {
    const { address } = await account()
    const here = await enter(address)
    const elsewhere = await enter(address)
    if (!here.viewer) throw new Error('nobody is signed in')
    const changed = { currentPassword: password, password: 'a parrot on the wave' }
    expect(await changePassword(here.viewer, { ...changed, currentPassword: 'wrong' })).toEqual({
      ok: false,
      reason: 'currentPasswordWrong',
      field: 'currentPassword',
    })
    expect(await changePassword(here.viewer, { ...changed, password: 'password' })).toMatchObject({
      reason: 'passwordCommon',
    })
    expect(await viewerOfSignIn(elsewhere.token)).not.toBeNull()
    const result = await changePassword(here.viewer, changed)
    if (!result.ok || !result.value.token) throw new Error('the password was not changed')
    expect(await viewerOfSignIn(result.value.token)).toMatchObject({ signInId: here.viewer.signInId })
    expect(await viewerOfSignIn(here.token), 'a copy of the cookie').toBeNull()
    expect(await viewerOfSignIn(elsewhere.token)).toBeNull()
    expect(await signIn(visitor, { address, password })).toMatchObject({ reason: 'signInWrong' })
    expect(await signIn(visitor, { address, password: changed.password })).toMatchObject({ ok: true })
  })
})
