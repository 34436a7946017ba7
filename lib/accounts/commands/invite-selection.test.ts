import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { MOST_SELECTED } from '@/lib/people/schema'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { newId } from '@/prisma/seed/ids'
import { buildPeople, buildPerson } from '@/prisma/seed/people'
import { buildMember } from '@/prisma/seed/viewers'
import { countQueries } from '@/scripts/vitest/count-queries'
import { invitationPreview, invitationResult } from '../queries/invitations'
import { invitationsDue, invite, inviteSelection } from './invite'

let administrator: Member

beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

beforeEach(async () => {
  await db.outboxMessage.deleteMany()
})

const mails = () => db.outboxMessage.count({ where: { kind: 'people.invited' } })

/** So many whom nothing stands in the way of. */
const strangers = async (count: number) =>
  (
    await buildPeople(
      db,
      Array.from({ length: count }, (_, i) => ({ name: `Guest ${i}`, email: `${randomUUID()}@people.test` })),
    )
  ).map(({ id }) => id)

describe('an invitation of a selection', () => {
  it('goes to those who have no account, and says whom it passed over and why', async () => {
    const [one = '', two = '', justInvited = ''] = await strangers(3)
    const member = await buildPerson(db, { account: { passwordHash: 'x' } })
    const noAddress = await buildPerson(db, { email: null })
    const merged = await buildPerson(db)
    await db.person.update({ where: { id: merged.id }, data: { mergedIntoId: one } })
    const nobody = newId()
    await invite(administrator, justInvited)
    const people = [one, two.toUpperCase(), justInvited, member.id, noAddress.id, merged.id, nobody, one]
    const expected = new Map([
      [one, 'invited'],
      [two, 'invited'],
      [justInvited, 'justInvited'],
      [member.id, 'hasAccount'],
      [noAddress.id, 'noAddress'],
      [merged.id, 'gone'],
      [nobody, 'gone'],
    ])
    const shown = new Map((await invitationPreview(administrator, people)).map(({ id, outcome }) => [id, outcome]))
    expect(shown).toEqual(new Map([...expected].filter(([, outcome]) => outcome !== 'gone')))
    expect(await invitationsDue(administrator, people)).toBe(2)
    const key = randomUUID()
    expect(await inviteSelection(administrator, { people, key })).toMatchObject({ ok: true })
    const result = await invitationResult(administrator, key)
    expect(new Map(result?.map(({ id, outcome }) => [id, outcome]))).toEqual(expected)
    expect(result?.find(({ id }) => id === nobody)).toMatchObject({ name: null, address: null })
    expect(await mails()).toBe(3)
    const acts = await db.auditEntry.findMany({ where: { act: 'person.invite', subjectId: { in: [one, two] } } })
    expect(acts.map(({ actorId }) => actorId)).toEqual([administrator.personId, administrator.personId])
  })

  it('sent twice, also at the same moment, is sent once; sent anew it finds everybody invited just now', async () => {
    const [people, key] = [await strangers(2), randomUUID()]
    const both = [inviteSelection(administrator, { people, key }), inviteSelection(administrator, { people, key })]
    const [first, second] = await Promise.all(both)
    expect(first).toMatchObject({ ok: true })
    expect(second).toEqual(first)
    expect(await inviteSelection(administrator, { people: people.slice(1), key })).toMatchObject({
      reason: 'keyReused',
    })
    const again = await inviteSelection(administrator, { people, key: randomUUID() })
    const outcomes = again.ok ? again.value.invitations.map(({ outcome }) => outcome) : []
    expect(outcomes).toEqual(['justInvited', 'justInvited'])
    expect(await mails()).toBe(2)
  })

  it('replaces what was sent earlier', async () => {
    const people = await strangers(1)
    await invite(administrator, people[0] ?? '')
    const earlier = new Date(Date.now() - 7_200_000)
    await db.accountToken.updateMany({ where: { personId: people[0] }, data: { createdAt: earlier } })
    await inviteSelection(administrator, { people, key: randomUUID() })
    const links = await db.accountToken.findMany({ where: { personId: people[0] }, orderBy: { createdAt: 'asc' } })
    expect(links.map(({ usedAt }) => usedAt === null)).toEqual([false, true])
  })

  it('of the most at once takes as many statements as one of a few', async () => {
    const [few, many] = [await strangers(3), await strangers(MOST_SELECTED)]
    const key = randomUUID()
    const ofFew = await countQueries(() => inviteSelection(administrator, { people: few, key: randomUUID() }))
    const ofMany = await countQueries(() => inviteSelection(administrator, { people: many, key }))
    expect(ofMany).toBeLessThanOrEqual(ofFew + 5)
    expect(await mails()).toBe(MOST_SELECTED + 3)
    expect(await inviteSelection(administrator, { people: [...many, newId()], key })).toMatchObject({
      reason: 'notFound',
    })
  })

  it('is for administrators; what became of it for who made it', async () => {
    const [people, key] = [await strangers(1), randomUUID()]
    const { id: editionId } = await buildEdition(db)
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId }] })
    for (const viewer of [coordinator, await buildMember(db)]) {
      expect(await inviteSelection(viewer, { people, key })).toEqual({ ok: false, reason: 'notFound' })
      expect(await invitationPreview(viewer, people)).toEqual([])
      expect(await invitationResult(viewer, key)).toBeNull()
    }
    await inviteSelection(administrator, { people, key })
    const other = await buildMember(db, { grants: [{ role: 'administrator' }] })
    expect(await invitationResult(other, key)).toBeNull()
    expect(await invitationResult(administrator, 'x')).toBeNull()
  })
})
