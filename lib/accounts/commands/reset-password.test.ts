import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { hashPassword } from '@/lib/platform/passwords'
import { visitor } from '@/lib/platform/viewer'
import { unique } from '@/prisma/seed/ids'
import { buildPerson, type PersonInput } from '@/prisma/seed/people'
import { memberOf } from '@/prisma/seed/viewers'
import { openLink } from '../queries/links'
import { LINK_MS } from '../rules/accounts'
import { changePassword } from './change-password'
import { askForReset, resetPassword } from './reset-password'
import { signIn } from './sign-in'

const clock = join(mkdtempSync(join(tmpdir(), 'lectern-clock-')), 'offset')
const later = (ms: number) => writeFileSync(clock, String(ms))

const old = 'maina counts to seven'
const chosen = 'a parrot on the wave'
let passwordHash: string

beforeAll(async () => {
  env().TEST_CLOCK = clock
  passwordHash = await hashPassword(old)
})

beforeEach(async () => {
  later(0)
  await db.outboxMessage.deleteMany()
})

async function account(input: PersonInput = {}) {
  const address = `${unique()}@people.test`
  const person = await buildPerson(db, { email: address, account: { passwordHash }, ...input })
  return { ...person, address }
}

const tokens = async () =>
  (await db.outboxMessage.findMany({ where: { kind: 'people.reset' }, orderBy: { createdAt: 'asc' } })).map(
    ({ secret }) => secret as string,
  )

describe('a forgotten password', () => {
  it('gets the same answer for every address, and a mail only where there is an account', async () => {
    const { id, address } = await account()
    const suspended = await account({ account: { passwordHash, state: 'suspended' } })
    const without = await buildPerson(db, { email: `${unique()}@people.test` })
    const withoutAddress = (await db.personEmail.findFirstOrThrow({ where: { personId: without.id } })).address
    const answer = await askForReset(visitor, address)
    for (const other of ['nobody@people.test', suspended.address, withoutAddress]) {
      expect(await askForReset(visitor, other)).toEqual(answer)
    }
    expect(await db.outboxMessage.findMany({ select: { kind: true, personId: true } })).toEqual([
      { kind: 'people.reset', personId: id },
    ])
  })

  it('is not reset by an alias that nobody proved to be theirs', async () => {
    const { id } = await account()
    const alias = `${unique()}@elsewhere.test`
    await db.personEmail.create({ data: { personId: id, address: alias, isPrimary: false } })
    await askForReset(visitor, alias)
    expect(await tokens()).toEqual([])
  })

  it('is set by the link, which ends every sign-in and begins one', async () => {
    const { id, address } = await account()
    const before = await signIn(visitor, { address, password: old })
    await askForReset(visitor, address)
    const [token = ''] = await tokens()
    expect(await openLink(visitor, 'resetPassword', token)).toMatchObject({ address })
    const reset = await resetPassword(visitor, token, chosen)
    expect(reset.ok && 'token' in reset.value && (await viewerOfSignIn(reset.value.token))).toMatchObject({
      personId: id,
    })
    expect(before.ok && 'token' in before.value && (await viewerOfSignIn(before.value.token))).toBeNull()
    expect(await signIn(visitor, { address, password: old })).toMatchObject({ reason: 'signInWrong' })
    expect(await signIn(visitor, { address, password: chosen })).toMatchObject({ ok: true })
  })

  it('is set by no link once it has been changed by who is signed in', async () => {
    const { id, address } = await account()
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: id } })
    await askForReset(visitor, address)
    const [token = ''] = await tokens()
    const viewer = { ...memberOf(await db.person.findUniqueOrThrow({ where: { id } })), accountId }
    expect(await changePassword(viewer, { currentPassword: old, password: chosen })).toMatchObject({ ok: true })
    expect(await resetPassword(visitor, token, 'another parrot here')).toMatchObject({ reason: 'notFound' })
  })

  it('is no way round a second factor', async () => {
    const { id, address } = await account()
    const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: id } })
    const key = { credentialId: unique(), publicKey: Buffer.from('x'), counter: 0, name: 'x', isBackedUp: false }
    await db.passkey.create({ data: { accountId, createdAt: new Date(), transports: [], ...key } })
    await askForReset(visitor, address)
    const [token = ''] = await tokens()
    expect(await resetPassword(visitor, token, chosen)).toEqual({ ok: true, value: { step: expect.any(String) } })
    expect(await db.signIn.count({ where: { accountId } })).toBe(0)
  })

  it('is set by no link to an address that is theirs no more', async () => {
    const { id, address } = await account()
    await askForReset(visitor, address)
    const [token = ''] = await tokens()
    const { id: otherId } = await buildPerson(db)
    await db.personEmail.updateMany({ where: { address }, data: { personId: otherId, isPrimary: false } })
    expect(await resetPassword(visitor, token, chosen)).toMatchObject({ reason: 'notFound' })
    expect(await db.account.findUnique({ where: { personId: id } })).toMatchObject({ passwordHash })
  })

  it('keeps the link when the new password will not do', async () => {
    const { address } = await account()
    await askForReset(visitor, address)
    const [token = ''] = await tokens()
    expect(await resetPassword(visitor, token, 'password')).toEqual({
      ok: false,
      reason: 'passwordCommon',
      field: 'password',
    })
    expect(await resetPassword(visitor, token, chosen)).toMatchObject({ ok: true })
  })

  it('is set once by all the links that were asked for', async () => {
    const { address } = await account()
    await askForReset(visitor, address)
    later(60_000)
    await askForReset(visitor, address)
    const [first = '', second = ''] = await tokens()
    const both = await Promise.all([
      resetPassword(visitor, first, chosen),
      resetPassword(visitor, first, 'another parrot here'),
    ])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await resetPassword(visitor, second, chosen)).toMatchObject({ reason: 'notFound' })
  })

  it('has an hour, and no longer', async () => {
    const { address } = await account()
    await askForReset(visitor, address)
    const [token = ''] = await tokens()
    later(LINK_MS.resetPassword)
    expect(await resetPassword(visitor, token, chosen)).toMatchObject({ reason: 'notFound' })
    expect(await openLink(visitor, 'resetPassword', token)).toBeNull()
    later(LINK_MS.resetPassword - 60_000)
    expect(await resetPassword(visitor, token, chosen)).toMatchObject({ ok: true })
  })

  it('knows no token of nonsense', async () => {
    for (const token of ['', '-1', 'x'.repeat(5000)]) {
      expect(await resetPassword(visitor, token, chosen)).toMatchObject({ reason: 'notFound' })
    }
  })
})
