import { describe, expect, it } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { lockAccount } from '@/lib/platform/lock-account'
import { hashPassword } from '@/lib/platform/passwords'
import { type Member, visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { overtaken } from '@/scripts/vitest/overtaken'
import { devicesOf } from '../queries/devices'
import { endDevice, endOtherDevices } from './end-device'
import { enterAccount } from './enter-account'
import { signIn } from './sign-in'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const password = 'maina counts to seven'

/** Somebody who is signed in on so many devices. */
async function signedIn(devices: number) {
  const address = `${unique()}@people.test`
  await buildPerson(db, { email: address, account: { passwordHash: await hashPassword(password) } })
  const tokens: string[] = []
  for (let i = 0; i < devices; i += 1) {
    const result = await signIn(visitor, { address, password })
    if (result.ok && 'token' in result.value) tokens.push(result.value.token)
  }
  const viewers = await Promise.all(tokens.map(viewerOfSignIn))
  return { tokens, viewers: viewers as Member[] }
}

const who = async (tokens: string[]) => (await Promise.all(tokens.map(viewerOfSignIn))).map((one) => one !== null)

describe('the devices on which somebody is signed in', () => {
  it('are listed with what they said of themselves, the one that asks first, and no one else’s', async () => {
    const { viewers } = await signedIn(3)
    await signedIn(2)
    const [, second] = viewers as [Member, Member, Member]
    await db.signIn.update({ where: { id: viewers[0]?.signInId }, data: { agent: FIREFOX } })
    const devices = await devicesOf(second)
    expect(devices.map(({ id }) => id).toSorted()).toEqual(viewers.map(({ signInId }) => signInId).toSorted())
    expect(devices[0]).toMatchObject({ id: second.signInId, isHere: true, browser: null, system: null })
    expect(devices.find(({ id }) => id === viewers[0]?.signInId)).toMatchObject({
      browser: 'Firefox',
      system: 'Linux',
      isHere: false,
    })
  })

  it('end one at a time, at the next request, and are gone from the list', async () => {
    const { tokens, viewers } = await signedIn(3)
    const [first, second] = viewers as [Member, Member, Member]
    for (const _ of ['once', 'again']) expect(await endDevice(first, second.signInId)).toMatchObject({ ok: true })
    expect(await who(tokens)).toEqual([true, false, true])
    expect(await devicesOf(first)).toHaveLength(2)
    const acts = await db.auditEntry.findMany({ where: { subjectId: first.accountId, act: 'account.endSignIns' } })
    expect(acts).toHaveLength(1)
  })

  it('end only for who has proved lately that it is they', async () => {
    const { tokens, viewers } = await signedIn(2)
    const [first, second] = viewers as [Member, Member]
    const stale = { ...first, provedAt: new Date(Date.now() - 11 * 60_000) }
    expect(await endDevice(stale, second.signInId)).toEqual({ ok: false, reason: 'proveAgain' })
    expect(await endOtherDevices(stale)).toEqual({ ok: false, reason: 'proveAgain' })
    expect(await who(tokens)).toEqual([true, true])
  })

  it('end all at once but the one that is used', async () => {
    const { tokens, viewers } = await signedIn(3)
    const [, , third] = viewers as [Member, Member, Member]
    expect(await endOtherDevices(third)).toMatchObject({ ok: true })
    expect(await who(tokens)).toEqual([false, false, true])
  })

  it('of somebody else are not there', async () => {
    const [mine, other] = [await signedIn(1), await signedIn(1)]
    for (const id of [other.viewers[0]?.signInId ?? '', crypto.randomUUID(), 'x']) {
      expect(await endDevice(mine.viewers[0] as Member, id)).toEqual({ ok: false, reason: 'notFound' })
    }
    expect(await who(other.tokens)).toEqual([true])
  })
})

it('all but this one end, the one too that was coming in at that moment', async () => {
  const { viewers } = await signedIn(1)
  const [here] = viewers as [Member]
  await overtaken(
    (tx) => lockAccount(tx, here.accountId),
    () => endOtherDevices(here),
    (tx) => enterAccount(tx, visitor, here.accountId, { proof: 'password', isStrong: false }),
  )
  const open = await db.signIn.findMany({ where: { accountId: here.accountId, endedAt: null }, select: { id: true } })
  expect(open).toEqual([{ id: here.signInId }])
})
