import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db, transaction } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { isAdministrator, visitor } from '@/lib/platform/viewer'
import { canTeach, sessionsTaughtBy } from '@/lib/sessions/policy'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildTotp, codeOf } from '@/prisma/seed/factors'
import { buildPerson, buildTrainer, type GrantInput } from '@/prisma/seed/people'
import { memberOf } from '@/prisma/seed/viewers'
import { factorRuleOf } from '../queries/factor-rule'
import { begunTotp } from '../queries/totp'
import { enterAccount } from './enter-account'
import { prove } from './prove'
import { setFactorRule } from './set-factor-rule'
import { beginTotp, confirmTotp, removeTotp } from './set-up-totp'

const none = { roles: [], trainers: false }

beforeAll(async () => {
  const about = { name: 'Institute of Tests', abbreviation: 'IT', mission: 'To test.' }
  await db.institute.upsert({ where: { id: 1 }, create: { id: 1, ...about }, update: {} })
})
afterEach(async () => {
  await db.institute.update({ where: { id: 1 }, data: { secondFactorFor: [], secondFactorForTrainers: false } })
})

/** Somebody with these roles, signed in by a password and nothing else: the secret of their cookie. */
async function entered({ grants = [], isTrainer = false }: { grants?: GrantInput[]; isTrainer?: boolean }) {
  const build = isTrainer ? buildTrainer : buildPerson
  const { id } = await build(db, { account: {}, grants })
  const account = await db.account.findUniqueOrThrow({ where: { personId: id } })
  const proved = { proof: 'password', isStrong: false } as const
  const result = await transaction((tx) => enterAccount(tx, visitor, account.id, proved))
  if (!('token' in result)) throw new Error('a second factor was asked for')
  return { token: result.token, home: result.home, accountId: account.id }
}

const viewerOf = async (token: string) => (await viewerOfSignIn(token)) as Member
const administrator = { role: 'administrator' } as const

/** Sets up a telephone for somebody who is signed in, as they would. */
async function setUp(token: string): Promise<string> {
  await beginTotp(await viewerOf(token))
  const { secret } = (await begunTotp(await viewerOf(token))) as { secret: string }
  expect(await confirmTotp(await viewerOf(token), codeOf(secret))).toEqual({ ok: true, value: undefined })
  return secret
}

const require = (roles: ('administrator' | 'coordinator' | 'observer')[], trainers = false) =>
  db.institute.update({ where: { id: 1 }, data: { secondFactorFor: roles, secondFactorForTrainers: trainers } })

describe('a role that needs a second factor', () => {
  it('keeps its holder from taking away the last', async () => {
    const { token } = await entered({ grants: [administrator] })
    await setUp(token)
    await require(['administrator'])
    expect(await removeTotp(await viewerOf(token))).toEqual({ ok: false, reason: 'lastFactor' })
    expect(isAdministrator(await viewerOf(token))).toBe(true)
    await require([])
    expect(await removeTotp(await viewerOf(token))).toMatchObject({ ok: true })
  })

  it('is withheld from a sign-in of one, at its next request, and leads to setting one up', async () => {
    const grants = [administrator, { role: 'observer' } as const]
    const { token, home } = await entered({ grants })
    expect(home).toBe('/admin')
    expect(isAdministrator(await viewerOf(token))).toBe(true)
    await require(['administrator'])
    const viewer = await viewerOf(token)
    expect(viewer).toMatchObject({ withheld: ['administrator'], grants: [{ role: 'observer' }] })
    expect(isAdministrator(viewer)).toBe(false)
    expect((await entered({ grants })).home).toBe('/account/second-factor')
  })

  it('comes back to the sign-in in which one is set up', async () => {
    await require(['administrator'])
    const { token } = await entered({ grants: [administrator] })
    await setUp(token)
    const viewer = await viewerOf(token)
    expect(viewer).toMatchObject({ isStrong: true, withheld: [] })
    expect(isAdministrator(viewer)).toBe(true)
  })

  it('comes back to another sign-in of one factor when the code is told there', async () => {
    const { token, accountId } = await entered({ grants: [administrator] })
    const secret = await buildTotp(db, accountId)
    await require(['administrator'])
    expect(await prove(await viewerOf(token), { code: '000000' })).toMatchObject({ reason: 'codeWrong' })
    expect(isAdministrator(await viewerOf(token))).toBe(false)
    const proved = await prove(await viewerOf(token), { code: codeOf(secret) })
    expect(isAdministrator(await viewerOf(proved.ok ? proved.value.token : ''))).toBe(true)
  })

  it('of a coordinator is withheld with its editions', async () => {
    const { id: editionId } = await buildEdition(db)
    const { token } = await entered({ grants: [{ role: 'coordinator', editionId }] })
    await require(['coordinator'])
    expect(await viewerOf(token)).toMatchObject({ grants: [], withheld: ['coordinator'] })
  })

  it('of a trainer is withheld with the sessions given to them', async () => {
    const { token } = await entered({ isTrainer: true })
    const before = await viewerOf(token)
    const session = { trainers: [{ trainerId: before.personId }] }
    expect([before.isTrainer, canTeach(before, session)]).toEqual([true, true])
    await require([], true)
    const viewer = await viewerOf(token)
    expect([viewer.isTrainer, canTeach(viewer, session)]).toEqual([false, false])
    expect(sessionsTaughtBy(viewer)).toEqual({ id: { in: [] } })
  })

  it('is nothing to those who do not hold it', async () => {
    await require(['administrator'], true)
    const { token, home } = await entered({})
    expect(home).toBe('/my')
    expect((await viewerOf(token)).withheld).toEqual([])
  })
})

describe('the rule', () => {
  it('is set by administrators who have just proved that it is they, and by nobody else', async () => {
    const { token, accountId } = await entered({ grants: [administrator] })
    const viewer = await viewerOf(token)
    const rule = { roles: ['coordinator' as const], trainers: true }
    const other = await viewerOf((await entered({ grants: [{ role: 'observer' }] })).token)
    expect(await setFactorRule(other, rule)).toMatchObject({ reason: 'notFound' })
    expect(await factorRuleOf(other)).toBeNull()
    const long = new Date(Date.now() - 10 * 60_000)
    expect(await setFactorRule({ ...viewer, provedAt: long }, rule)).toMatchObject({ reason: 'proveAgain' })
    expect(await setFactorRule(viewer, rule)).toMatchObject({ ok: true })
    expect(await factorRuleOf(viewer)).toMatchObject({
      secondFactorFor: ['coordinator'],
      secondFactorForTrainers: true,
    })
    const acts = await db.auditEntry.findMany({ where: { actorId: viewer.personId, act: 'institute.setFactorRule' } })
    expect(acts).toHaveLength(1)
    expect(accountId).toBe(viewer.accountId)
  })

  it('takes in administrators only once the one who sets it has a factor', async () => {
    const { token } = await entered({ grants: [administrator] })
    const rule = { roles: [administrator.role], trainers: false }
    expect(await setFactorRule(await viewerOf(token), rule)).toMatchObject({ reason: 'ownFactorFirst', field: 'roles' })
    await setUp(token)
    expect((await setFactorRule(await viewerOf(token), rule)).ok).toBe(true)
    expect((await setFactorRule(await viewerOf(token), none)).ok).toBe(true)
  })

  it('is shown with how many hold each role and lack a factor', async () => {
    const viewer = memberOf({ id: crypto.randomUUID(), name: 'Ada' }, { grants: [administrator] })
    const before = await factorRuleOf(viewer)
    const { accountId } = await entered({ grants: [{ role: 'observer' }] })
    await entered({ grants: [{ role: 'observer' }] })
    await buildPerson(db, { grants: [{ role: 'observer' }] })
    await buildTotp(db, accountId)
    const { total = 0, without = 0 } = before?.holders.observer ?? {}
    expect((await factorRuleOf(viewer))?.holders.observer).toEqual({ total: total + 2, without: without + 1 })
  })
})
