import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { reinstate, suspend } from '@/lib/accounts/commands/suspend'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { type Member, systemViewer } from '@/lib/platform/viewer'
import { buildCourse, buildEdition } from '@/prisma/seed/catalogue'
import { buildOrganisation, buildPerson } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { overtaken } from '@/scripts/vitest/overtaken'
import { administrationWay } from '../queries/grant-requests'
import { ALONE_AFTER_DAYS } from '../rules/administration'
import { scopesOfRole } from '../schema'
import { decideGrant } from './decide-grant'
import { giveRole, withdrawRequest } from './give-role'
import { takeRole } from './take-role'

const reason = 'She runs it from this term'
const administration = (personId: string) => ({ personId, role: 'administrator' as const, scope: null, reason })
const alone = { ok: false, reason: 'administrationAlone' }
const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })

const SECOND = 1000
const SEVEN_DAYS = ALONE_AFTER_DAYS * 86_400 * SECOND
const start = new Date('2026-06-01T12:00:00Z').getTime()
let testCount = 0

/** Each test happens long after the one before: what was taken back in that is no longer lately. */
beforeEach(async () => {
  testCount += 1
  vi.setSystemTime(start + 3 * testCount * SEVEN_DAYS)
  await db.roleGrant.deleteMany({ where: { role: 'administrator' } })
})

afterAll(() => {
  vi.useRealTimers()
})

const rolesOf = (personId: string) =>
  db.roleGrant.findMany({
    where: { personId },
    select: { role: true, courseId: true, editionId: true, organisationId: true, sessionId: true, grantedById: true },
  })
const actsOn = async (subjectId: string) =>
  (await db.auditEntry.findMany({ where: { subjectId }, orderBy: { seq: 'asc' } })).map(({ act }) => act)
const noticesTo = async (personId: string) =>
  (await db.outboxMessage.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ payload }) => payload)

describe('a role', () => {
  it('is given for each of its scopes, with who gave it and why, once, and the person is told', async () => {
    const viewer = await administrator()
    const course = await buildCourse(db)
    const edition = await buildEdition(db, { courseId: course.id })
    const session = await buildSession(db, { editionId: edition.id })
    const organisation = await buildOrganisation(db)
    const ids = { course: course.id, edition: edition.id, session: session.id, organisation: organisation.id }
    for (const role of ['coordinator', 'focalPoint', 'observer'] as const) {
      for (const kind of scopesOfRole[role]) {
        const { id: personId } = await buildPerson(db)
        const input = { personId, role, scope: kind && { kind, id: ids[kind] }, reason }
        const answers = await Promise.all(Array.from({ length: 3 }, () => giveRole(viewer, input)))
        expect(answers).toEqual(Array(3).fill({ ok: true, value: { isAsked: false } }))
        const scopes = { courseId: null, editionId: null, organisationId: null, sessionId: null }
        const scope = kind ? { [`${kind}Id`]: ids[kind] } : {}
        expect(await rolesOf(personId)).toEqual([{ role, ...scopes, ...scope, grantedById: viewer.personId }])
        expect(await db.auditEntry.findMany({ where: { subjectId: personId } })).toMatchObject([
          { act: 'role.give', actorId: viewer.personId, reason, fields: expect.arrayContaining([role]) },
        ])
        expect(await noticesTo(personId)).toMatchObject([{ notice: 'roleGiven', role }])
      }
    }
  })

  it('is not given in what is not there, to who is not there or was merged', async () => {
    const viewer = await administrator()
    const { id: personId } = await buildPerson(db)
    const merged = await buildPerson(db)
    await db.person.update({ where: { id: merged.id }, data: { mergedIntoId: personId } })
    const nowhere = { kind: 'edition' as const, id: crypto.randomUUID() }
    const input = { personId, role: 'coordinator' as const, scope: nowhere, reason }
    expect(await giveRole(viewer, input)).toMatchObject({ reason: 'notFound' })
    for (const id of [merged.id, crypto.randomUUID()]) {
      const observer = { personId: id, role: 'observer' as const, scope: null, reason }
      expect(await giveRole(viewer, observer)).toMatchObject({ reason: 'notFound' })
    }
    expect(await rolesOf(personId)).toEqual([])
  })

  it.each(['observer', 'administrator'] as const)(
    'is not given to a record that is merged at that moment: %s',
    async (role) => {
      const [viewer] = [await administrator(), await administrator()]
      const [{ id: personId }, kept] = [await buildPerson(db), await buildPerson(db)]
      const merge = { where: { id: personId }, data: { mergedIntoId: kept.id } }
      const give = () => giveRole(viewer, { personId, role, scope: null, reason })
      expect(await overtaken((tx) => tx.person.update(merge), give)).toMatchObject({ reason: 'notFound' })
      expect(await rolesOf(personId)).toEqual([])
      expect(await db.grantRequest.count({ where: { personId } }), 'none that nobody could grant').toBe(0)
    },
  )

  it('is taken away again, and stays away', async () => {
    const viewer = await administrator()
    const person = await buildPerson(db, { grants: [{ role: 'observer' }] })
    const { id: grantId } = await db.roleGrant.findFirstOrThrow({ where: { personId: person.id } })
    const input = { personId: person.id, grantId, reason }
    for (const _ of ['once', 'again']) expect(await takeRole(viewer, input)).toMatchObject({ ok: true })
    expect(await rolesOf(person.id)).toEqual([])
    expect(await actsOn(person.id)).toEqual(['role.take'])
    expect(await noticesTo(person.id)).toMatchObject([{ notice: 'roleTaken', role: 'observer' }])
  })

  it('is decided by administrators alone, who proved lately that it is they', async () => {
    const viewer = await administrator()
    const { id: personId } = await buildPerson(db)
    const input = { personId, role: 'observer' as const, scope: null, reason }
    const taken = { personId, grantId: crypto.randomUUID(), reason }
    const edition = await buildEdition(db)
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })
    const viewing: Member = { ...viewer, viewedBy: { personId, name: 'x', until: now(), why: 'x' } }
    for (const other of [coordinator, await buildMember(db), viewing, systemViewer('test')]) {
      expect(await giveRole(other, input)).toMatchObject({ reason: 'notFound' })
      expect(await takeRole(other, taken)).toMatchObject({ reason: 'notFound' })
    }
    const stale = { ...viewer, provedAt: new Date(now().getTime() - 10 * 60_000) }
    expect(await giveRole(stale, input)).toMatchObject({ reason: 'proveAgain' })
    expect(await takeRole(stale, taken)).toMatchObject({ reason: 'proveAgain' })
    const decision = { requestId: crypto.randomUUID(), isGranted: true }
    expect(await decideGrant(stale, decision)).toMatchObject({ reason: 'proveAgain' })
  })
})

describe('administration', () => {
  it('is given at once by the only administrator, once, by ten at the same moment', async () => {
    const viewer = await administrator()
    const { id: personId } = await buildPerson(db)
    const answers = await Promise.all(Array.from({ length: 10 }, () => giveRole(viewer, administration(personId))))
    expect(answers).toEqual(Array(10).fill({ ok: true, value: { isAsked: false } }))
    expect(await rolesOf(personId)).toHaveLength(1)
    expect(await actsOn(personId)).toEqual(['role.give'])
  })

  it('is not given by one alone beside an administrator who cannot sign in, suspended or without an account', async () => {
    for (const account of [{ state: 'suspended' as const }, undefined]) {
      await db.roleGrant.deleteMany({ where: { role: 'administrator' } })
      const viewer = await administrator()
      await buildPerson(db, { account, grants: [{ role: 'administrator' }] })
      const { id: personId } = await buildPerson(db)
      expect(await giveRole(viewer, administration(personId))).toEqual(alone)
      expect(await administrationWay(viewer)).toBe('notAlone')
      expect(await rolesOf(personId)).toEqual([])
      expect(await db.grantRequest.count({ where: { personId } })).toBe(0)
    }
  })

  it('is given to nobody past the other of two who was suspended for it, and asked of a third', async () => {
    const [viewer, other] = [await administrator(), await administrator()]
    const [{ id: personId }, { id: asked }] = [await buildPerson(db), await buildPerson(db)]
    await giveRole(viewer, administration(asked))
    await suspend(viewer, { personId: other.personId, reason })
    for (const id of [personId, asked]) expect(await giveRole(viewer, administration(id))).toEqual(alone)
    const open = { personId: asked, decidedAt: null }
    expect(await db.grantRequest.count({ where: open }), 'the other decides it once they are back').toBe(1)
    await administrator()
    expect(await administrationWay(viewer)).toBe('asked')
    expect(await giveRole(viewer, administration(personId))).toEqual({ ok: true, value: { isAsked: true } })
    await reinstate(viewer, { personId: other.personId, reason })
    expect(await rolesOf(personId)).toEqual([])
  })

  it('is given by one alone seven days after it was taken from another, and closes what was asked for before', async () => {
    const [viewer, other] = [await administrator(), await administrator()]
    const { id: personId } = await buildPerson(db, { account: {} })
    await giveRole(viewer, administration(personId))
    const { id: grantId } = await db.roleGrant.findFirstOrThrow({ where: { personId: other.personId } })
    expect(await takeRole(viewer, { personId: other.personId, grantId, reason })).toMatchObject({ ok: true })
    const takenAt = now().getTime()
    const openCount = () => db.grantRequest.count({ where: { personId, decidedAt: null } })
    for (const later of [0, SEVEN_DAYS - SECOND]) {
      vi.setSystemTime(takenAt + later)
      expect(await giveRole({ ...viewer, provedAt: now() }, administration(personId))).toEqual(alone)
      expect([await administrationWay(viewer), await openCount()]).toEqual(['notAlone', 1])
    }
    vi.setSystemTime(takenAt + SEVEN_DAYS + SECOND)
    expect(await administrationWay(viewer)).toBe('atOnce')
    const given = await giveRole({ ...viewer, provedAt: now() }, administration(personId))
    expect(given).toEqual({ ok: true, value: { isAsked: false } })
    expect([await rolesOf(personId), await openCount()]).toMatchObject([[{ role: 'administrator' }], 0])
  })

  it('is given by one alone though another role was taken from somebody', async () => {
    const viewer = await administrator()
    const { id: personId } = await buildPerson(db, { grants: [{ role: 'observer' }] })
    const { id: grantId } = await db.roleGrant.findFirstOrThrow({ where: { personId } })
    await takeRole(viewer, { personId, grantId, reason })
    expect(await giveRole(viewer, administration(personId))).toEqual({ ok: true, value: { isAsked: false } })
  })

  it('needs another administrator once there are two: of three given at the same moment one is, and two are asked for', async () => {
    const first = await administrator()
    const people = await Promise.all([0, 1, 2].map(() => buildPerson(db, { account: {} })))
    const answers = await Promise.all(people.map(({ id }) => giveRole(first, administration(id))))
    const asked = answers.filter((answer) => answer.ok && answer.value.isAsked)
    expect(asked).toHaveLength(2)
    expect(await db.roleGrant.count({ where: { role: 'administrator' } })).toBe(2)
    expect(await db.grantRequest.count({ where: { personId: { in: people.map(({ id }) => id) } } })).toBe(2)
  })

  it('is asked for once, and granted by another than who asked, once', async () => {
    const [asker, other] = [await administrator(), await administrator()]
    const { id: personId } = await buildPerson(db, { account: {} })
    await Promise.all(Array.from({ length: 10 }, () => giveRole(asker, administration(personId))))
    const requests = await db.grantRequest.findMany({ where: { personId } })
    expect(requests).toMatchObject([{ askedById: asker.personId, reason, decidedAt: null }])
    expect(await rolesOf(personId)).toEqual([])
    const decision = { requestId: requests[0]?.id ?? '', isGranted: true }
    expect(await decideGrant(asker, decision)).toMatchObject({ reason: 'grantNeedsAnother' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => decideGrant(other, decision)))
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.reason)).toSorted()).toEqual([
      'done',
      ...Array(9).fill('grantDecided'),
    ])
    expect(await rolesOf(personId)).toMatchObject([{ role: 'administrator', grantedById: other.personId }])
    expect(await actsOn(personId)).toEqual(['role.askForAdministration', 'role.give'])
    expect(await noticesTo(personId)).toMatchObject([{ notice: 'roleGiven', role: 'administrator' }])
  })

  it('is declined, or taken back by who asked, and can be asked for anew', async () => {
    const [asker, other] = [await administrator(), await administrator()]
    const { id: personId } = await buildPerson(db, { account: {} })
    await giveRole(asker, administration(personId))
    const { id: requestId } = await db.grantRequest.findFirstOrThrow({ where: { personId } })
    expect(await decideGrant(other, { requestId, isGranted: false })).toMatchObject({ ok: true })
    expect(await rolesOf(personId)).toEqual([])
    expect(await giveRole(asker, administration(personId))).toEqual({ ok: true, value: { isAsked: true } })
    const open = await db.grantRequest.findFirstOrThrow({ where: { personId, decidedAt: null } })
    expect(await withdrawRequest(other, open.id)).toMatchObject({ reason: 'notFound' })
    expect(await withdrawRequest(asker, open.id)).toMatchObject({ ok: true })
    expect(await decideGrant(other, { requestId: open.id, isGranted: true })).toMatchObject({ reason: 'notFound' })
    expect(await actsOn(personId)).toEqual([
      'role.askForAdministration',
      'role.declineAdministration',
      'role.askForAdministration',
      'role.withdrawRequest',
    ])
  })

  it('is decided by nobody whom it is for, nor by who administers no more: the database holds the first too', async () => {
    const [asker, other] = [await administrator(), await administrator()]
    const { id: personId } = await buildPerson(db, { account: {} })
    await giveRole(asker, administration(personId))
    const { id } = await db.grantRequest.findFirstOrThrow({ where: { personId } })
    await db.account.updateMany({ where: { personId: other.personId }, data: { state: 'suspended' } })
    expect(await decideGrant(other, { requestId: id, isGranted: true })).toMatchObject({ reason: 'notFound' })
    for (const decidedById of [asker.personId, personId]) {
      const decided = { decidedById, decidedAt: now(), isGranted: true }
      await expect(db.grantRequest.update({ where: { id }, data: decided })).rejects.toThrow()
    }
    const again = { personId, role: 'administrator' as const, reason, askedById: asker.personId, askedAt: now() }
    await expect(db.grantRequest.create({ data: again })).rejects.toThrow()
  })

  it('is never taken from the last who can sign in, nor by two from each other at once', async () => {
    const viewer = await administrator()
    const own = await db.roleGrant.findFirstOrThrow({ where: { personId: viewer.personId } })
    const ofSelf = { personId: viewer.personId, grantId: own.id, reason }
    expect(await takeRole(viewer, ofSelf)).toMatchObject({ reason: 'lastAdministrator' })
    const other = await administrator()
    const others = await db.roleGrant.findFirstOrThrow({ where: { personId: other.personId } })
    const answers = await Promise.all([
      takeRole(viewer, { personId: other.personId, grantId: others.id, reason }),
      takeRole(other, ofSelf),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.roleGrant.count({ where: { role: 'administrator' } })).toBe(1)
  })
})
