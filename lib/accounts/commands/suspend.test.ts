import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appointCoordinator, dismissCoordinator } from '@/lib/catalogue/commands/appoint-coordinator'
import { giveRole } from '@/lib/people/commands/give-role'
import { mergePeople } from '@/lib/people/commands/merge-people'
import { takeRole } from '@/lib/people/commands/take-role'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hashPassword, tokenHash } from '@/lib/platform/passwords'
import { type Member, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { unique } from '@/prisma/seed/ids'
import { buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { acceptInvitation } from './accept-invitation'
import { createAdministrator } from './create-administrator'
import { removeFactors } from './remove-factors'
import { askForReset, resetPassword } from './reset-password'
import { setFactorRule } from './set-factor-rule'
import { signIn } from './sign-in'
import { endAllSignIns, reinstate, suspend } from './suspend'
import { viewAs } from './view-as'

const password = 'maina counts to seven'
const reason = 'The telephone was lost'
let passwordHash: string
let administrator: Member

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

beforeEach(async () => {
  await db.roleGrant.deleteMany({ where: { role: 'administrator' } })
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

/** Somebody who is signed in so many times. */
async function signedIn(times = 1) {
  const address = `${unique()}@people.test`
  const { id: personId } = await buildPerson(db, { email: address, account: { passwordHash } })
  const tokens: string[] = []
  for (let i = 0; i < times; i += 1) {
    const result = await signIn(visitor, { address, password })
    if (result.ok && 'token' in result.value) tokens.push(result.value.token)
  }
  return { personId, address, tokens, about: { personId, reason } }
}

const who = async (tokens: string[]) => (await Promise.all(tokens.map(viewerOfSignIn))).map((one) => one !== null)
const actsOn = (personId: string) =>
  db.auditEntry.findMany({
    where: { subjectType: 'Account', subjectId: { in: [personId] } },
    select: { act: true, reason: true, actorId: true },
    orderBy: { seq: 'asc' },
  })
const accountOf = (personId: string) => db.account.findUniqueOrThrow({ where: { personId } })
const noticesTo = async (personId: string) =>
  (await db.outboxMessage.findMany({ where: { personId, kind: 'people.notice' }, orderBy: { id: 'asc' } })).map(
    ({ payload }) => (payload as { notice: string }).notice,
  )

describe('an account that is suspended', () => {
  it('ends its sign-ins, and lets nobody in until it is reinstated', async () => {
    const { personId, address, tokens, about } = await signedIn(2)
    for (const _ of ['once', 'again']) expect(await suspend(administrator, about)).toMatchObject({ ok: true })
    expect(await who(tokens)).toEqual([false, false])
    const { id } = await accountOf(personId)
    expect(await db.signIn.findMany({ where: { accountId: id }, select: { endedWhy: true } })).toEqual(
      Array(2).fill({ endedWhy: 'suspended' }),
    )
    expect(await signIn(visitor, { address, password })).toMatchObject({ reason: 'accountSuspended' })
    expect(await signIn(visitor, { address, password: 'not this one' })).toMatchObject({ reason: 'signInWrong' })
    for (const _ of ['once', 'again']) expect(await reinstate(administrator, about)).toMatchObject({ ok: true })
    expect(await who(tokens), 'what has ended stays so').toEqual([false, false])
    expect(await signIn(visitor, { address, password })).toMatchObject({ ok: true })
    const by = { actorId: administrator.personId, reason }
    expect((await actsOn(id)).filter(({ act }) => !/sign/i.test(act))).toEqual([
      { act: 'account.suspend', ...by },
      { act: 'account.reinstate', ...by },
    ])
    expect((await noticesTo(personId)).filter((notice) => notice !== 'newDevice')).toEqual(['suspended', 'reinstated'])
  })

  it('is opened by no link of a mail: neither one sent before nor one made at that moment', async () => {
    const { personId, address, about } = await signedIn()
    await askForReset(visitor, address)
    const sent = await db.outboxMessage.findFirstOrThrow({ where: { personId, kind: 'people.reset' } })
    await suspend(administrator, about)
    expect(await resetPassword(visitor, sent.secret ?? '', 'a parrot on the wave')).toMatchObject({
      reason: 'notFound',
    })
    expect(await askForReset(visitor, address)).toMatchObject({ ok: true })
    expect(await db.accountToken.count({ where: { personId, usedAt: null } })).toBe(0)
    const link = async (kind: 'resetPassword' | 'invitation', token: string) => {
      const times = { createdAt: now(), expiresAt: new Date(now().getTime() + 60_000) }
      await db.accountToken.create({ data: { kind, personId, address, tokenHash: tokenHash(token), ...times } })
      return token
    }
    const late = await link('resetPassword', unique())
    expect(await resetPassword(visitor, late, 'a parrot on the wave')).toMatchObject({ reason: 'accountSuspended' })
    const invitation = await link('invitation', unique())
    const accepted = await acceptInvitation(visitor, invitation, 'a parrot on the wave')
    expect(accepted).toMatchObject({ reason: 'accountSuspended' })
    expect((await accountOf(personId)).passwordHash).toBe(passwordHash)
  })

  it('puts out whoever signs in at the same moment, however it falls', async () => {
    const { personId, address, about } = await signedIn()
    const [, ...entered] = await Promise.all([
      suspend(administrator, about),
      ...Array.from({ length: 4 }, () => signIn(visitor, { address, password })),
    ])
    const tokens = entered.flatMap((result) => (result.ok && 'token' in result.value ? [result.value.token] : []))
    expect((await who(tokens)).some(Boolean)).toBe(false)
    expect(await db.signIn.count({ where: { accountId: (await accountOf(personId)).id, endedAt: null } })).toBe(0)
  })

  it('is opened by whoever holds the server', async () => {
    const { address, about } = await signedIn()
    await suspend(administrator, about)
    await createAdministrator({ name: 'Way back', address, password: 'a parrot on the wave' })
    expect(await signIn(visitor, { address, password: 'a parrot on the wave' })).toMatchObject({ ok: true })
  })
})

describe('who may', () => {
  it('is an administrator who proved it lately, of another’s account', async () => {
    const { personId, about } = await signedIn()
    const stale = { ...administrator, provedAt: new Date(now().getTime() - 10 * 60_000) }
    const observer = await buildMember(db, { grants: [{ role: 'observer' }] })
    const viewing: Member = { ...administrator, viewedBy: { personId, name: 'x', until: now(), why: 'x' } }
    for (const act of [suspend, reinstate, endAllSignIns]) {
      for (const other of [observer, viewing]) expect(await act(other, about)).toMatchObject({ reason: 'notFound' })
      expect(await act(stale, about)).toMatchObject({ reason: 'proveAgain' })
      const { id: nobody } = await buildPerson(db)
      expect(await act(administrator, { personId: nobody, reason })).toMatchObject({ reason: 'notFound' })
    }
    const self = { personId: administrator.personId, reason }
    expect(await suspend(administrator, self)).toMatchObject({ reason: 'suspendSelf' })
    for (const act of [reinstate, endAllSignIns])
      expect(await act(administrator, self)).toMatchObject({ reason: 'notFound' })
    expect((await accountOf(personId)).state).toBe('active')
  })

  it('leaves one administrator who can sign in, whoever suspends whom at once', async () => {
    const other = await buildMember(db, { grants: [{ role: 'administrator' }] })
    const answers = await Promise.all([
      suspend(administrator, { personId: other.personId, reason }),
      suspend(other, { personId: administrator.personId, reason }),
    ])
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.reason)).toSorted()).toEqual(['done', 'notFound'])
    const active = { role: 'administrator', person: { account: { state: 'active' } } } as const
    expect(await db.roleGrant.count({ where: active })).toBe(1)
  })
})

it('is not for who is an administrator no more by the time: neither for themselves nor for another', async () => {
  const { personId, about } = await signedIn()
  const former = await buildMember(db, { grants: [{ role: 'administrator' }] })
  await suspend(administrator, about)
  await suspend(administrator, { personId: former.personId, reason })
  const self = { personId: former.personId, reason }
  for (const act of [reinstate, endAllSignIns]) {
    for (const whom of [about, self]) expect(await act(former, whom)).toMatchObject({ reason: 'notFound' })
  }
  for (const id of [personId, former.personId]) expect((await accountOf(id)).state).toBe('suspended')
  expect(await reinstate(administrator, self)).toMatchObject({ ok: true })
})

it('leaves nobody deciding over roles, not even in a request that had begun', async () => {
  const former = await buildMember(db, { grants: [{ role: 'administrator' }] })
  const { id: editionId } = await buildEdition(db)
  const { id: personId } = await buildPerson(db, { grants: [{ role: 'coordinator', editionId }] })
  const { id: grantId } = await db.roleGrant.findFirstOrThrow({ where: { personId } })
  const { id: other } = await buildPerson(db)
  await suspend(administrator, { personId: former.personId, reason })
  for (const answer of [
    await giveRole(former, { personId: other, role: 'observer', scope: null, reason }),
    await takeRole(former, { personId, grantId, reason }),
    await setFactorRule(former, { roles: [], trainers: true }),
    await appointCoordinator(former, { editionId, personId: other }),
    await dismissCoordinator(former, { editionId, personId }),
  ])
    expect(answer).toMatchObject({ reason: 'notFound' })
  const theirs = { where: { personId: { in: [personId, other] } }, select: { id: true } }
  expect(await db.roleGrant.findMany(theirs)).toEqual([{ id: grantId }])
})

it('is for no account that was closed when its person’s record was merged: that is opened by taking the merge apart', async () => {
  const { personId: fromId } = await signedIn()
  const { id: intoId, version: intoVersion } = await buildPerson(db, { account: {} })
  const { version: fromVersion } = await db.person.findUniqueOrThrow({ where: { id: fromId } })
  const merge = { fromId, intoId, fromVersion, intoVersion, reason }
  expect(await mergePeople(administrator, merge, 'en')).toMatchObject({ ok: true })
  for (const act of [reinstate, suspend, endAllSignIns, removeFactors, viewAs]) {
    expect(await act(administrator, { personId: fromId, reason }), act.name).toMatchObject({ reason: 'notFound' })
  }
  expect((await accountOf(fromId)).state).toBe('suspended')
})

it('ends all of a person’s sign-ins, at their next request, and lets them sign in anew', async () => {
  const { personId, address, tokens, about } = await signedIn(3)
  for (const _ of ['once', 'again']) expect(await endAllSignIns(administrator, about)).toMatchObject({ ok: true })
  expect(await who(tokens)).toEqual([false, false, false])
  expect(await signIn(visitor, { address, password })).toMatchObject({ ok: true })
  const acts = await actsOn((await accountOf(personId)).id)
  expect(acts.filter(({ act }) => act === 'account.endSignIns')).toEqual([
    { act: 'account.endSignIns', reason, actorId: administrator.personId },
  ])
  expect(await noticesTo(personId)).toContain('signInsEnded')
})
