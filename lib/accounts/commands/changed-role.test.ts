import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appointCoordinator, dismissCoordinator } from '@/lib/catalogue/commands/appoint-coordinator'
import { undoDismissal } from '@/lib/catalogue/commands/undo'
import { decideGrant } from '@/lib/people/commands/decide-grant'
import { giveRole } from '@/lib/people/commands/give-role'
import { mergePeople } from '@/lib/people/commands/merge-people'
import { takeRole } from '@/lib/people/commands/take-role'
import { viewerOfSignIn } from '@/lib/platform/auth'
import { db } from '@/lib/platform/db'
import { hashPassword } from '@/lib/platform/passwords'
import { type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { unique } from '@/prisma/seed/ids'
import { buildGrant, buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { signIn } from './sign-in'

const password = 'maina counts to seven'
const reason = 'She runs it from this term'
let passwordHash: string
let administrator: Member

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

beforeEach(async () => {
  await db.roleGrant.deleteMany({ where: { role: 'administrator' } })
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

/** Somebody who signs in when they are asked to, and whose sign-ins are looked at. */
async function somebody() {
  const address = `${unique()}@people.test`
  const person = await buildPerson(db, { email: address, account: { passwordHash } })
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { personId: person.id } })
  const enter = async () => {
    const result = await signIn(visitor, { address, password })
    return (result.ok && 'token' in result.value && (await viewerOfSignIn(result.value.token))) || null
  }
  const ended = () =>
    db.signIn
      .findMany({ where: { accountId }, select: { endedWhy: true }, orderBy: { at: 'asc' } })
      .then((all) => all.map(({ endedWhy }) => endedWhy))
  return { ...person, personId: person.id, enter, ended }
}

const rolesOf = (viewer: Member | null) => viewer?.grants.map(({ role }) => role)
const observer = (personId: string) => ({ personId, role: 'observer' as const, scope: null, reason })
const grantOf = (personId: string) => db.roleGrant.findFirstOrThrow({ where: { personId } })

describe('a role that is changed', () => {
  it('ends every sign-in, given and taken, and holds from the next one on', async () => {
    const { personId, enter, ended } = await somebody()
    for (const _ of ['here', 'there']) expect(rolesOf(await enter())).toEqual([])
    await giveRole(administrator, observer(personId))
    expect(await ended()).toEqual(['roleChanged', 'roleChanged'])
    expect(rolesOf(await enter())).toEqual(['observer'])
    await giveRole(administrator, observer(personId))
    expect(await ended(), 'what is theirs already changes nothing').toEqual(['roleChanged', 'roleChanged', null])
    await takeRole(administrator, { personId, grantId: (await grantOf(personId)).id, reason })
    expect(await ended()).toEqual(Array(3).fill('roleChanged'))
    expect(rolesOf(await enter())).toEqual([])
  })

  it('does so when an edition gets a coordinator, loses one and gets them back', async () => {
    const { personId, enter, ended } = await somebody()
    const about = { editionId: (await buildEdition(db)).id, personId }
    await enter()
    expect(await appointCoordinator(administrator, about)).toMatchObject({ ok: true })
    expect(await ended()).toEqual(['roleChanged'])
    expect(rolesOf(await enter())).toEqual(['coordinator'])
    const dismissed = await dismissCoordinator(administrator, about)
    expect(await ended()).toEqual(Array(2).fill('roleChanged'))
    await enter()
    const undoId = (dismissed.ok && dismissed.value.undoId) || ''
    expect(await undoDismissal(administrator, undoId)).toMatchObject({ ok: true })
    expect(await ended()).toEqual(Array(3).fill('roleChanged'))
  })

  it('does so when administration is granted, and not when it is only asked for', async () => {
    const other = await buildMember(db, { grants: [{ role: 'administrator' }] })
    const { personId, enter, ended } = await somebody()
    await enter()
    await giveRole(administrator, { ...observer(personId), role: 'administrator' })
    expect(await ended()).toEqual([null])
    const { id: requestId } = await db.grantRequest.findFirstOrThrow({ where: { personId } })
    expect(await decideGrant(other, { requestId, isGranted: true })).toMatchObject({ ok: true })
    expect(await ended()).toEqual(['roleChanged'])
  })

  it('leaves who changes their own the sign-in that they do it with', async () => {
    const { personId, enter, ended } = await somebody()
    await buildGrant(db, personId, { role: 'administrator' })
    const [, here] = [await enter(), await enter()]
    expect(await giveRole(here as Viewer, observer(personId))).toMatchObject({ ok: true })
    expect(await ended()).toEqual(['roleChanged', null])
  })
})

describe('records that are put together', () => {
  const merge = async (from: { id: string; version: number }, into: { id: string; version: number }) => {
    const ids = { fromId: from.id, intoId: into.id, fromVersion: from.version, intoVersion: into.version }
    expect(await mergePeople(administrator, { ...ids, reason }, 'en')).toMatchObject({ ok: true })
  }

  it('end the sign-ins of who has other roles by it', async () => {
    const other = await buildPerson(db, { grants: [{ role: 'observer' }] })
    const { enter, ended, ...kept } = await somebody()
    await enter()
    await merge(other, kept)
    expect(await ended()).toEqual(['roleChanged'])
    expect(rolesOf(await enter())).toEqual(['observer'])
  })

  it('end those of an account that goes to a record with roles', async () => {
    const kept = await buildPerson(db, { grants: [{ role: 'observer' }] })
    const { enter, ended, ...gone } = await somebody()
    await enter()
    await merge(gone, kept)
    expect(await ended()).toEqual(['roleChanged'])
  })

  it('leave them where neither has a role', async () => {
    const { enter, ended, ...kept } = await somebody()
    await enter()
    await merge(await buildPerson(db), kept)
    expect(await ended()).toEqual([null])
  })
})
