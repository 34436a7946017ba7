import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { enrol } from '@/lib/enrolments/commands/enrol'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { unique } from '@/prisma/seed/ids'
import { buildGrant, buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { mergeCandidates } from '../queries/merge-candidates'
import { mergePreview } from '../queries/merge-preview'
import { keptPersonId, mergesInto, mergeToUndo } from '../queries/merges'
import { everybody, findPeople } from '../queries/people'
import { newMemory } from '../rules/import-judge'
import { peopleView } from '../schema'
import { judgeRows } from './import-batch'
import { mergePeople } from './merge-people'
import { unmergePeople } from './unmerge-people'

const DAY_MS = 24 * 3_600_000
const STATES = ['enrolled', 'waitlisted', 'withdrawn', 'removed', 'completed'] as const

let administrator: Member
beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

/** As the form sends it, with the versions of now. */
async function merge(
  fromId: string,
  intoId: string,
  choices: Record<string, 'from' | 'into'> = {},
  by = administrator,
) {
  const [from, into] = await Promise.all([versionOf(fromId), versionOf(intoId)])
  const input = { fromId, intoId, fromVersion: from, intoVersion: into, reason: 'the same person', ...choices }
  return mergePeople(by, input, 'en')
}

const versionOf = async (id: string) => (await db.person.findUniqueOrThrow({ where: { id } })).version
const mergeOf = (fromId: string) => db.personMerge.findFirstOrThrow({ where: { fromId, undoneAt: null } })
const unmerge = async (fromId: string) => unmergePeople(administrator, (await mergeOf(fromId)).id, 'en')

/** All that belongs to people, but for the versions of their own rows. */
async function rowsOf(...ids: string[]) {
  const personId = { in: ids }
  const people = await db.person.findMany({ where: { id: personId }, orderBy: { id: 'asc' }, omit: { version: true } })
  const byId = { orderBy: { id: 'asc' } } as const
  return {
    people,
    emails: await db.personEmail.findMany({ where: { personId }, ...byId }),
    accounts: await db.account.findMany({ where: { personId }, ...byId }),
    grants: await db.roleGrant.findMany({ where: { personId }, ...byId }),
    trainers: await db.trainer.findMany({ where: { personId }, orderBy: { personId: 'asc' } }),
    teaches: await db.sessionTrainer.findMany({ where: { trainerId: personId }, orderBy: { sessionId: 'asc' } }),
    enrolments: await db.enrolment.findMany({ where: { personId }, ...byId }),
    files: await db.storedFile.findMany({ where: { ownerId: personId }, ...byId }),
  }
}

const half = fc.boolean()
const one = fc.record({
  name: fc.constantFrom('Amina Bello', 'Amina B. Bello'),
  country: fc.constantFrom(null, 'NG', 'KE'),
  job: fc.constantFrom(null, 'Judge'),
  hasAddress: half,
  hasAlias: half,
  account: fc.constantFrom(null, 'active', 'suspended'),
  isTrainer: half,
  hasPortrait: half,
  runs: half,
  states: fc.tuple(...[0, 1].map(() => fc.constantFrom(null, ...STATES))),
})
type One = typeof one extends fc.Arbitrary<infer T> ? T : never

/** One of the two, on two editions that both may be on, with a session of their own in another hour. */
async function build(said: One, editionIds: string[], at: Date): Promise<string> {
  const { name, country, job, hasAddress, account } = said
  const build = said.isTrainer ? buildTrainer : buildPerson
  const { id } = await build(db, {
    name,
    country,
    job,
    ...(!hasAddress && { email: null }),
    ...(account && { account: { state: account as 'active' } }),
  })
  if (said.hasAlias) {
    await db.personEmail.create({ data: { personId: id, address: `${unique()}@people.test`, isPrimary: false } })
  }
  if (said.runs) await buildGrant(db, id, { role: 'coordinator', editionId: editionIds[0] })
  if (said.isTrainer) await buildSession(db, { editionId: editionIds[0] as string, startsAt: at, trainers: [id] })
  for (const [i, state] of said.states.entries()) {
    if (state) await buildEnrolment(db, { editionId: editionIds[i] as string, personId: id, state })
  }
  if (said.hasPortrait) {
    const data = {
      key: unique(),
      name: 'a.jpg',
      type: 'image/jpeg',
      size: 1,
      sha256: 'x',
      ownerId: id,
      createdAt: now(),
    }
    const file = await db.storedFile.create({ data })
    await db.person.update({ where: { id }, data: { portraitId: file.id } })
  }
  return id
}

describe('merging and then undoing it', () => {
  it('gives every row back to whom it was, whatever the two held', async () => {
    const side = fc.constantFrom('from', 'into')
    const choices = fc.record({ name: side, country: side, address: side })
    await fc.assert(
      fc.asyncProperty(one, one, choices, async (from, into, chosen) => {
        const editions = [await buildEdition(db, { places: 9 }), await buildEdition(db, { places: 9 })]
        const ids = editions.map(({ id }) => id)
        const hour = 3_600_000
        const fromId = await build(from, ids, new Date(now().getTime() + hour))
        const intoId = await build(into, ids, new Date(now().getTime() + 3 * hour))
        const before = await rowsOf(fromId, intoId)
        const result = await merge(fromId, intoId, chosen as Record<string, 'from'>)
        if (result.ok) {
          const kept = await rowsOf(intoId)
          expect(kept.emails.length).toBe(before.emails.length)
          expect(kept.teaches.length).toBe(before.teaches.length)
          expect(await unmerge(fromId)).toMatchObject({ ok: true })
        } else expect(result.reason).toBe('mergeBothEnrolled')
        expect(await rowsOf(fromId, intoId)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })

  it('leaves with the kept record what came since, and what was changed since', async () => {
    const from = await buildPerson(db, { name: 'Amina B.', country: 'NG', account: {} })
    const into = await buildPerson(db, { name: 'Amina Bello' })
    await merge(from.id, into.id, { name: 'from' })
    const later = await buildEnrolment(db, { editionId: (await buildEdition(db)).id, personId: into.id })
    await db.person.update({ where: { id: into.id }, data: { country: 'KE' } })
    await unmerge(from.id)
    expect(await db.person.findUnique({ where: { id: into.id } })).toMatchObject({ name: 'Amina Bello', country: 'KE' })
    expect(await db.enrolment.findUnique({ where: { id: later.id } })).toMatchObject({ personId: into.id })
    expect(await db.account.findUnique({ where: { personId: from.id } })).not.toBeNull()
  })

  it('is open for 30 days, once, and not while the kept record is merged further', async () => {
    const [a, b, c] = [await buildPerson(db), await buildPerson(db), await buildPerson(db)]
    await merge(a.id, b.id)
    await merge(b.id, c.id)
    expect(await keptPersonId(administrator, a.id)).toBe(c.id)
    expect(await unmerge(a.id)).toMatchObject({ reason: 'unmergeLaterFirst' })
    expect(await mergesInto(administrator, b.id)).toMatchObject([{ name: a.name, until: null }])
    const later = await mergeOf(b.id)
    expect((await mergeToUndo(administrator, later.id))?.counts).toMatchObject({ addresses: 2 })
    expect(await unmergePeople(administrator, later.id, 'en')).toMatchObject({ ok: true })
    expect(await unmergePeople(administrator, later.id, 'en')).toMatchObject({ reason: 'notFound' })
    const first = await mergeOf(a.id)
    await db.personMerge.update({ where: { id: first.id }, data: { at: new Date(now().getTime() - 30 * DAY_MS) } })
    expect(await unmerge(a.id)).toMatchObject({ reason: 'unmergeTooLate' })
    expect(await mergeToUndo(administrator, first.id)).toBeNull()
  })
})

describe('a merge', () => {
  it('is an administrator’s who proved themselves lately, of two records that are there', async () => {
    const [a, b] = [await buildPerson(db), await buildPerson(db)]
    const coordinator = await buildMember(db, {
      grants: [{ role: 'coordinator', editionId: (await buildEdition(db)).id }],
    })
    const former = await buildMember(db, { account: { state: 'suspended' }, grants: [{ role: 'administrator' }] })
    const tired = { ...administrator, provedAt: new Date(now().getTime() - DAY_MS) }
    for (const other of [coordinator, former])
      expect(await merge(a.id, b.id, {}, other)).toMatchObject({ reason: 'notFound' })
    expect(await merge(a.id, b.id, {}, tired)).toMatchObject({ reason: 'proveAgain' })
    expect(await merge(a.id, a.id)).toMatchObject({ reason: 'notFound' })
    expect(await mergePreview(coordinator, { fromId: a.id, intoId: b.id }, 'en')).toBeNull()
    const input = { fromId: a.id, intoId: b.id, fromVersion: 7, intoVersion: 1, reason: 'x' }
    expect(await mergePeople(administrator, input, 'en')).toMatchObject({ reason: 'stale' })
  })

  it('leaves the one in no list, search or choice, and every address is the other’s', async () => {
    const name = `Merged ${unique()}`
    const [a, b] = [await buildPerson(db, { name, account: {} }), await buildPerson(db, { name })]
    expect((await mergeCandidates(administrator, a.id)).map(({ id }) => id)).toEqual([b.id])
    await merge(a.id, b.id)
    const list = await everybody(administrator, peopleView.parse({ q: name }), 'en')
    expect(list?.people.map(({ id }) => id)).toEqual([b.id])
    expect((await findPeople(administrator, name, 9)).map(({ id }) => id)).toEqual([b.id])
    expect(await mergeCandidates(administrator, b.id)).toEqual([])
    expect(await db.personEmail.count({ where: { personId: b.id } })).toBe(2)
    const notices = await db.outboxMessage.findMany({ where: { kind: 'people.notice', personId: b.id } })
    expect(notices.map(({ payload }) => payload)).toMatchObject([{ notice: 'recordsMerged' }])
  })

  it('closes the account that goes where both have one, and ends its sign-ins and links', async () => {
    const [a, b] = [await buildPerson(db, { account: {} }), await buildPerson(db, { account: {} })]
    const account = await db.account.findUniqueOrThrow({ where: { personId: a.id } })
    const at = now()
    const times = { at, lastSeenAt: at, provedAt: at, expiresAt: new Date(at.getTime() + DAY_MS) }
    const signIn = await db.signIn.create({ data: { accountId: account.id, tokenHash: unique(), ...times } })
    await merge(a.id, b.id)
    expect(await db.signIn.findUnique({ where: { id: signIn.id } })).toMatchObject({ endedWhy: 'merged' })
    expect(await db.account.findUnique({ where: { id: account.id } })).toMatchObject({
      state: 'suspended',
      personId: a.id,
    })
    await unmerge(a.id)
    expect(await db.account.findUnique({ where: { id: account.id } })).toMatchObject({ state: 'active' })
  })

  it('is refused for administrators, for two who hold a place and for two who teach at once, with what it is about', async () => {
    const [edition, into] = [await buildEdition(db), await buildTrainer(db)]
    const from = await buildTrainer(db)
    const startsAt = new Date(now().getTime() + DAY_MS)
    const title = `Session ${unique()}`
    await buildSession(db, { editionId: edition.id, startsAt, title, trainers: [from.id] })
    await buildSession(db, { editionId: edition.id, startsAt, trainers: [into.id] })
    expect(await merge(from.id, into.id)).toMatchObject({ reason: 'mergeBothTeach', params: { names: title } })
    const places = [await buildPerson(db), await buildPerson(db)]
    for (const { id } of places) await buildEnrolment(db, { editionId: edition.id, personId: id })
    expect(await merge(places[0]?.id ?? '', places[1]?.id ?? '')).toMatchObject({ reason: 'mergeBothEnrolled' })
    const other = await buildPerson(db, { grants: [{ role: 'administrator' }] })
    expect(await merge(into.id, other.id)).toMatchObject({
      reason: 'mergeAdministrator',
      params: { names: other.name },
    })
  })
})

it('an import that names an address of the merged record means the kept one', async () => {
  const address = `${unique()}@people.test`
  const [a, b] = [await buildPerson(db, { email: address }), await buildPerson(db)]
  await merge(a.id, b.id)
  const rows = [{ line: 2, given: { address, name: b.name }, faults: [] }]
  expect(await judgeRows(db, rows, newMemory())).toMatchObject([{ personId: b.id, verdict: 'same' }])
})

describe('at the same moment', () => {
  it('one of two merges of the same pair goes through, whichever way round', async () => {
    for (const swap of [false, true]) {
      const [a, b] = [await buildPerson(db), await buildPerson(db)]
      const both = await Promise.all([merge(a.id, b.id), swap ? merge(b.id, a.id) : merge(a.id, b.id)])
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
      expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: expect.stringMatching(/notFound|stale/) })
    }
  })

  it('nobody comes onto an edition as who they no longer are', async () => {
    for (let round = 0; round < 6; round += 1) {
      const edition = await buildEdition(db, { state: 'published', places: 9 })
      const [a, b] = [await buildPerson(db, { account: {} }), await buildPerson(db)]
      const [place] = await Promise.all([enrol(memberOf(a), { editionId: edition.id }), merge(a.id, b.id)])
      const rows = await db.enrolment.findMany({ where: { editionId: edition.id } })
      expect(rows.map(({ personId }) => personId)).toEqual(place.ok ? [b.id] : [])
    }
  })

  it('the database refuses what would be given to a merged record all the same', async () => {
    const [a, b] = [await buildPerson(db), await buildPerson(db)]
    await merge(a.id, b.id)
    const data = { personId: a.id, address: `${unique()}@people.test` }
    await expect(db.personEmail.create({ data })).rejects.toThrow()
  })
})
