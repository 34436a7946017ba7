import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askForAddress } from '@/lib/accounts/commands/change-address'
import { confirmAddress } from '@/lib/accounts/commands/confirm-address'
import { askForReset, resetPassword } from '@/lib/accounts/commands/reset-password'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { accountsMail } from '@/lib/accounts/jobs'
import type { MailCause } from '@/lib/notifications/schema'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildTotp } from '@/prisma/seed/factors'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { mergePeople } from './merge-people'
import { unmergePeople } from './unmerge-people'

const own = 'maina counts to seven'
const anothers = 'seven counts to maina'
const wrong = { ok: false, reason: 'signInWrong' }

let passwordHash: string
let administrator: Member
beforeAll(async () => {
  passwordHash = await hashPassword(own)
})
beforeEach(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

async function human(has: { account: boolean }) {
  const address = `${unique()}@people.test`
  const person = await buildPerson(db, { email: address, ...(has.account && { account: { passwordHash } }) })
  return { ...person, address }
}
type Human = Awaited<ReturnType<typeof human>>

/** Two different humans whose records are put together, the first into the second; and the way back. */
async function merged(from: Human, into: Human) {
  const ids = { fromId: from.id, intoId: into.id, fromVersion: from.version, intoVersion: into.version }
  expect(await mergePeople(administrator, { ...ids, reason: 'one name' }, 'en')).toMatchObject({ ok: true })
  const { id } = await db.personMerge.findFirstOrThrow({ where: { fromId: from.id } })
  return async () => expect(await unmergePeople(administrator, id, 'en')).toMatchObject({ ok: true })
}

/** The secret of the link that was last sent to an address. */
async function linkTo(address: string): Promise<string> {
  const link = await db.accountToken.findFirstOrThrow({ where: { address }, orderBy: { id: 'desc' } })
  const sent = await db.outboxMessage.findFirstOrThrow({ where: { payload: { equals: { linkId: link.id } } } })
  return sent.secret as string
}

async function askedLink(address: string): Promise<string> {
  expect(await askForReset(visitor, address)).toMatchObject({ ok: true })
  return linkTo(address)
}

async function choosesByMail(address: string, password: string) {
  expect(await resetPassword(visitor, await askedLink(address), password)).toMatchObject({ ok: true })
}

async function tokenOf({ address }: { address: string }, password: string): Promise<string> {
  return ((await signIn(visitor, { address, password })) as { value: { token: string } }).value.token
}

const accountOf = (personId: string) => db.account.findUniqueOrThrow({ where: { personId } })

describe('taking records of two people apart', () => {
  it('lets nobody stay in an account that went over and comes back', async () => {
    const [from, into] = [await human({ account: true }), await human({ account: false })]
    const undo = await merged(from, into)
    await choosesByMail(into.address, anothers)
    const token = await tokenOf(into, anothers)
    const link = await askedLink(into.address)
    await undo()
    expect(await viewerOfSignIn(token)).toBeNull()
    const signIns = await db.signIn.findMany({
      where: { accountId: (await accountOf(from.id)).id, endedWhy: 'unmerged' },
    })
    expect(signIns.length).toBeGreaterThan(0)
    for (const { address } of [from, into])
      expect(await signIn(visitor, { address, password: anothers })).toMatchObject(wrong)
    expect(await resetPassword(visitor, link, anothers)).toEqual({ ok: false, reason: 'notFound' })
    await choosesByMail(from.address, own)
    expect(await viewerOfSignIn(await tokenOf(from, own))).toMatchObject({ personId: from.id })
  })

  it('lets nobody stay in an account that was there all the time', async () => {
    const [from, into] = [await human({ account: true }), await human({ account: true })]
    const undo = await merged(from, into)
    await choosesByMail(from.address, anothers)
    const token = await tokenOf(from, anothers)
    const link = await askedLink(from.address)
    await undo()
    expect(await viewerOfSignIn(token)).toBeNull()
    expect(await signIn(visitor, { address: into.address, password: anothers })).toMatchObject(wrong)
    expect(await resetPassword(visitor, link, anothers)).toEqual({ ok: false, reason: 'notFound' })
    expect(await viewerOfSignIn(await tokenOf(from, own)), 'nobody changed this one').toMatchObject({
      personId: from.id,
    })
    await choosesByMail(into.address, own)
    expect(await viewerOfSignIn(await tokenOf(into, own))).toMatchObject({ personId: into.id })
  })

  it('takes an address that came since from the record, which its owner would get in by', async () => {
    const [from, into] = [await human({ account: true }), await human({ account: true })]
    const other = await human({ account: false })
    const undo = await merged(from, into)
    const viewer = (await viewerOfSignIn(await tokenOf(into, own))) as Member
    const added = `${unique()}@people.test`
    expect(await askForAddress(viewer, added)).toMatchObject({ ok: true })
    expect(await confirmAddress(viewer, await linkTo(added), true)).toMatchObject({ ok: true })
    await merged(other, { ...into, ...(await db.person.findUniqueOrThrow({ where: { id: into.id } })) })
    await undo()
    const left = await db.personEmail.findMany({ where: { personId: into.id }, orderBy: { isPrimary: 'desc' } })
    expect(left.map(({ address }) => address)).toEqual([into.address, other.address])
    expect(left[0]).toMatchObject({ isPrimary: true })
    await askForReset(visitor, added)
    expect(await db.accountToken.count({ where: { address: added, kind: 'resetPassword' } })).toBe(0)
    expect((await told()).map(({ to }) => to)).toEqual(expect.arrayContaining([added, from.address, into.address]))
  })

  it('takes away what was added since to sign in with, and leaves what was there', async () => {
    const [from, into] = [await human({ account: true }), await human({ account: true })]
    const { id: accountId } = await accountOf(into.id)
    const before = new Date(now().getTime() - 3_600_000)
    await addAll(accountId, 'before', before)
    const undo = await merged(from, into)
    await addAll(accountId, 'since', now())
    await buildTotp(db, accountId)
    await undo()
    const { passkeys, identities, totp, recoveryCodes } = await waysInto(accountId)
    expect([passkeys, identities].map((all) => all.map(({ createdAt }) => createdAt))).toEqual([[before], [before]])
    expect(totp).toBeNull()
    expect(recoveryCodes.map(({ createdAt }) => createdAt)).toEqual([before])
  })

  it('leaves no codes on paper where nothing is left that they stand in for', async () => {
    const [from, into] = [await human({ account: true }), await human({ account: false })]
    const { id: accountId } = await accountOf(from.id)
    const undo = await merged(from, into)
    await buildTotp(db, accountId)
    const createdAt = new Date(now().getTime() - 3_600_000)
    await db.recoveryCode.create({ data: { accountId, codeHash: unique(), createdAt } })
    await undo()
    expect(await waysInto(accountId)).toMatchObject({ totp: null, recoveryCodes: [] })
  })

  it('tells both in the same words, at their own addresses, where either has an account', async () => {
    const [from, into] = [await human({ account: true }), await human({ account: false })]
    await (await merged(from, into))()
    const mails = (await told()).filter(({ to }) => [from.address, into.address].includes(to))
    expect(mails.map(({ to }) => to).toSorted()).toEqual([from.address, into.address].toSorted())
    expect(mails[0]?.paragraphs).toEqual(mails[1]?.paragraphs)
    expect(mails[0]?.paragraphs.join('\n')).toContain('http://localhost:3000/forgot-password')
    const nobody = [await human({ account: false }), await human({ account: false })] as const
    await (await merged(...nobody))()
    expect((await told()).filter(({ to }) => nobody.some(({ address }) => address === to))).toEqual([])
  })
})

/** The mails that say so, as they are written when they are sent. */
async function told() {
  const messages = await db.outboxMessage.findMany({ where: { kind: 'people.notice' }, orderBy: { id: 'asc' } })
  const apart = messages.filter(({ payload }) => (payload as { notice: string }).notice === 'recordsUnmerged')
  const mails = await Promise.all(apart.map((one) => accountsMail['people.notice']?.(one as unknown as MailCause)))
  return mails.flatMap((mail) => mail ?? [])
}

const waysInto = (id: string) =>
  db.account.findUniqueOrThrow({
    where: { id },
    select: { passkeys: true, identities: true, totp: true, recoveryCodes: true },
  })

async function addAll(accountId: string, name: string, createdAt: Date) {
  const of = { accountId, createdAt }
  const passkey = { credentialId: unique(), publicKey: new Uint8Array(), counter: 0, name, isBackedUp: false }
  await db.passkey.create({ data: { ...of, ...passkey } })
  await db.institutionIdentity.create({ data: { ...of, issuer: 'https://ministry.test', subject: unique() } })
  await db.recoveryCode.create({ data: { ...of, codeHash: unique() } })
}
