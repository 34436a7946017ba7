import { beforeAll, expect, it } from 'vitest'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { buildGrant, buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { mergeToUndo } from '../queries/merges'
import { mergePeople } from './merge-people'
import { unmergePeople } from './unmerge-people'

let administrator: Member
beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

/** Two records, the first merged into the second, and by what the merge is undone. */
async function merged(from: 'account' | null, into: 'account' | 'suspended' | null) {
  const accountOf = { account: { account: {} }, suspended: { account: { state: 'suspended' as const } } }
  const [a, b] = [
    await buildPerson(db, from ? accountOf[from] : {}),
    await buildPerson(db, into ? accountOf[into] : {}),
  ]
  const ids = { fromId: a.id, intoId: b.id, fromVersion: a.version, intoVersion: b.version }
  expect(await mergePeople(administrator, { ...ids, reason: 'the same person' }, 'en')).toMatchObject({ ok: true })
  const { id } = await db.personMerge.findFirstOrThrow({ where: { fromId: a.id } })
  return { a, b, id, undo: (by = administrator) => unmergePeople(by, id, 'en') }
}

const accountOf = (personId: string) => db.account.findUnique({ where: { personId } })

it('is refused where either administers or is to: nobody gets what would make them administrator', async () => {
  const { a, b, id, undo } = await merged('account', null)
  const asked = { personId: b.id, role: 'administrator', reason: 'x', askedAt: now() } as const
  const request = await db.grantRequest.create({ data: { ...asked, askedById: administrator.personId } })
  expect(await undo()).toMatchObject({ reason: 'mergeAsked', params: { names: b.name } })
  const seen = async () => (await mergeToUndo(administrator, id))?.obstacles
  expect(await seen(), 'before it is tried').toEqual([{ reason: 'mergeAsked', names: [b.name] }])
  await db.grantRequest.delete({ where: { id: request.id } })
  const grant = await buildGrant(db, b.id, { role: 'administrator' })
  expect(await undo()).toMatchObject({ reason: 'mergeAdministrator', params: { names: b.name } })
  expect(await accountOf(b.id)).not.toBeNull()
  await db.roleGrant.delete({ where: { id: grant.id } })
  expect(await seen()).toEqual([])
  expect(await undo()).toMatchObject({ ok: true })
  expect(await accountOf(a.id)).not.toBeNull()
})

it('is not done by who administers no more', async () => {
  const { undo } = await merged(null, null)
  const former = await buildMember(db, { grants: [{ role: 'administrator' }] })
  await db.account.update({ where: { personId: former.personId }, data: { state: 'suspended' } })
  expect(await undo(former)).toMatchObject({ reason: 'notFound' })
})

it('leaves the account that the merge closed as it is where the kept one was suspended meanwhile', async () => {
  const { a, b, id, undo } = await merged('account', 'account')
  const opens = async () => (await mergeToUndo(administrator, id))?.counts.opensAccount
  expect(await opens()).toBe(true)
  await db.account.update({ where: { personId: b.id }, data: { state: 'suspended' } })
  expect(await opens()).toBe(false)
  expect(await undo()).toMatchObject({ ok: true })
  expect(await accountOf(a.id)).toMatchObject({ state: 'suspended' })
})

it('opens it again where the kept one was suspended before', async () => {
  const { a, undo } = await merged('account', 'suspended')
  expect(await undo()).toMatchObject({ ok: true })
  expect(await accountOf(a.id)).toMatchObject({ state: 'active' })
})
