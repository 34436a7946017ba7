import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { brokenConstraint, db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildPerson, buildTrainer } from '@/prisma/seed/people'
import { buildRoll, type RollInput } from '@/prisma/seed/roll'
import { memberOf } from '@/prisma/seed/viewers'
import type { MarkValue } from '../schema'
import { saveMarks } from './save-marks'

const MINUTE = 60_000
const STATEMENTS = 14
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE)

async function roll(input: RollInput = {}) {
  const built = await buildRoll(db, input)
  return { ...built, trainer: memberOf(built.trainer, { isTrainer: true }) }
}

function all(ids: string[], value: MarkValue = 'present', exceptions: Record<string, MarkValue> = {}) {
  return { ...Object.fromEntries(ids.map((id) => [id, value])), ...exceptions }
}

function save(
  viewer: Viewer,
  sessionId: string,
  marks: Record<string, MarkValue>,
  more: { version?: number; close?: boolean; key?: string } = {},
) {
  return saveMarks(viewer, { sessionId, marks, version: 0, close: false, key: randomUUID(), ...more })
}

const marksOf = async (sessionId: string) =>
  Object.fromEntries((await db.mark.findMany({ where: { sessionId } })).map((mark) => [mark.enrolmentId, mark.value]))

test('a roll call: everyone present, then exceptions, saved, saved again, closed', async () => {
  const { trainer, sessionId, edition, ids } = await roll()
  const [first, second, third] = ids as [string, string, string]
  expect(await save(trainer, sessionId, all(ids, 'present', { [third]: 'late' }))).toEqual({
    ok: true,
    value: { version: 1, changedCount: 3, isClosed: false },
  })
  expect(await save(trainer, sessionId, { [first]: 'present', [second]: 'absent' }, { version: 1 })).toEqual({
    ok: true,
    value: { version: 2, changedCount: 1, isClosed: false },
  })
  expect(await save(trainer, sessionId, {}, { version: 2, close: true })).toEqual({
    ok: true,
    value: { version: 3, changedCount: 0, isClosed: true },
  })
  expect(await marksOf(sessionId)).toEqual({ [first]: 'present', [second]: 'absent', [third]: 'late' })
  expect(await db.register.findUniqueOrThrow({ where: { sessionId } })).toMatchObject({
    state: 'closed',
    version: 3,
    savedById: trainer.personId,
    closedById: trainer.personId,
    closedAt: expect.any(Date),
  })
  const changes = await db.markChange.findMany({
    where: { sessionId, enrolmentId: second },
    include: { evidence: true },
    orderBy: { at: 'asc' },
  })
  expect(changes.map(({ from, to, byId, evidence }) => [from, to, byId, evidence?.kind, evidence?.value])).toEqual([
    [null, 'present', trainer.personId, 'rollCall', 'present'],
    ['present', 'absent', trainer.personId, 'rollCall', 'absent'],
  ])
  expect(await db.evidence.count({ where: { sessionId } })).toBe(4)
  const acts = await db.auditEntry.findMany({ where: { editionId: edition.id }, orderBy: { seq: 'asc' } })
  expect(acts.map(({ act, subjectId, fields }) => [act, subjectId, fields])).toEqual([
    ['register.save', sessionId, ['marks']],
    ['register.save', sessionId, ['marks']],
    ['register.close', sessionId, ['state']],
  ])
})

test('saving what is saved already writes nothing', async () => {
  const { trainer, sessionId, ids } = await roll()
  await save(trainer, sessionId, all(ids))
  expect(await save(trainer, sessionId, all(ids), { version: 1 })).toEqual({
    ok: true,
    value: { version: 1, changedCount: 0, isClosed: false },
  })
  expect(await db.evidence.count({ where: { sessionId } })).toBe(3)
  expect(await db.auditEntry.count({ where: { subjectId: sessionId } })).toBe(1)
})

test('a page that is stale is refused, and nothing of it is saved', async () => {
  const { trainer, sessionId, ids } = await roll()
  await save(trainer, sessionId, all(ids))
  expect(await save(trainer, sessionId, all(ids, 'absent'))).toMatchObject({ ok: false, reason: 'stale' })
  expect(await save(trainer, sessionId, all(ids, 'absent'), { version: 2 })).toMatchObject({
    ok: false,
    reason: 'stale',
  })
  expect(new Set(Object.values(await marksOf(sessionId)))).toEqual(new Set(['present']))
})

test('two trainers who save at once: one is saved, the other is told, ten times over', async () => {
  for (let round = 0; round < 10; round++) {
    const other = await buildTrainer(db)
    const { trainer, sessionId, ids } = await roll()
    await db.$executeRaw`INSERT INTO "SessionTrainer" SELECT ${sessionId}::uuid, ${other.id}::uuid, 'moderator', "startsAt", "endsAt", "isLive" FROM "Session" WHERE "id" = ${sessionId}::uuid`
    const results = await Promise.all([
      save(trainer, sessionId, all(ids, 'present')),
      save(memberOf(other), sessionId, all(ids, 'absent')),
    ])
    expect(results.map((result) => (result.ok ? 'saved' : result.reason)).toSorted()).toEqual(['saved', 'stale'])
    const saved = results[0]?.ok ? 'present' : 'absent'
    expect(await marksOf(sessionId)).toEqual(all(ids, saved))
    expect(await db.markChange.count({ where: { sessionId } })).toBe(3)
  }
})

test('the same save ten times at once is done once, with the same answer each time', async () => {
  const { trainer, sessionId, ids } = await roll()
  const key = randomUUID()
  const results = await Promise.all(
    Array.from({ length: 10 }, () => save(trainer, sessionId, all(ids), { key, close: true })),
  )
  expect(results).toEqual(Array(10).fill({ ok: true, value: { version: 1, changedCount: 3, isClosed: true } }))
  expect(await db.evidence.count({ where: { sessionId } })).toBe(3)
  expect(await db.auditEntry.count({ where: { subjectId: sessionId } })).toBe(1)
  expect(await save(trainer, sessionId, all(ids, 'absent'), { key })).toMatchObject({ ok: false, reason: 'keyReused' })
})

test('a hall of 1,000 is saved in as many statements as a seminar of three', async () => {
  const statements: number[] = []
  for (const learners of [3, 1000]) {
    const { trainer, sessionId, ids } = await roll({ learners })
    const query = vi.spyOn(pg.Client.prototype, 'query')
    expect(await save(trainer, sessionId, all(ids), { close: true })).toMatchObject({
      ok: true,
      value: { changedCount: learners },
    })
    statements.push(query.mock.calls.length)
    query.mockRestore()
    expect(await db.mark.count({ where: { sessionId } })).toBe(learners)
  }
  expect(statements).toEqual([STATEMENTS, STATEMENTS])
})

describe('a mark for someone who is not on the roll is refused, and the rest with it', () => {
  const refusedFor = async (enrolmentId: string, { trainer, sessionId, ids }: Awaited<ReturnType<typeof roll>>) => {
    expect(await save(trainer, sessionId, { ...all(ids), [enrolmentId]: 'present' })).toMatchObject({
      ok: false,
      reason: 'notOnRoll',
    })
    expect(await db.mark.count({ where: { sessionId } })).toBe(0)
  }

  test('somebody waiting, offered a place, gone before it began, or come after it ended', async () => {
    const scene = await roll({ startsAt: ago(120), minutes: 60 })
    const editionId = scene.edition.id
    const others = [
      await buildEnrolment(db, { editionId, state: 'waitlisted' }),
      await buildEnrolment(db, { editionId, state: 'offered' }),
      await buildEnrolment(db, { editionId, state: 'withdrawn', at: ago(5000), endedAt: ago(121) }),
      await buildEnrolment(db, { editionId, at: ago(59) }),
    ]
    for (const { id } of others) await refusedFor(id, scene)
  })

  test('somebody on another edition, nobody at all, and no id', async () => {
    const scene = await roll()
    const elsewhere = await buildEnrolment(db, { editionId: (await buildEdition(db)).id, at: ago(9000) })
    const person = await buildPerson(db)
    for (const id of [elsewhere.id, person.id, randomUUID(), '-1', '', '__proto__', 'a'.repeat(5000), '{"$ne":null}'])
      await refusedFor(id, scene)
  })

  test('whoever left or came during the session can be marked', async () => {
    const { trainer, sessionId, edition, ids } = await roll({ startsAt: ago(120), minutes: 60 })
    const left = await buildEnrolment(db, {
      editionId: edition.id,
      state: 'withdrawn',
      at: ago(5000),
      endedAt: ago(100),
    })
    const came = await buildEnrolment(db, { editionId: edition.id, at: ago(90) })
    expect(await save(trainer, sessionId, all([...ids, left.id, came.id]), { close: true })).toMatchObject({ ok: true })
  })

  test('and the database refuses it by itself', async () => {
    const { sessionId, edition } = await roll()
    const elsewhere = await buildEnrolment(db, { editionId: (await buildEdition(db)).id, at: ago(9000) })
    const waiting = await buildEnrolment(db, { editionId: edition.id, state: 'waitlisted' })
    const write = (enrolmentId: string, editionId: string) =>
      db.mark.create({ data: { sessionId, enrolmentId, editionId, value: 'present' } }).then(
        () => 'written',
        (error) => brokenConstraint(error),
      )
    await db.evidence.create({ data: { sessionId, enrolmentId: waiting.id, kind: 'rollCall', at: new Date() } })
    expect(await write(elsewhere.id, edition.id)).not.toBe('written')
    expect(await write(elsewhere.id, elsewhere.editionId)).not.toBe('written')
    expect(await write(waiting.id, edition.id)).not.toBe('written')
    expect(await db.mark.count({ where: { sessionId } })).toBe(0)
  })
})

describe('closing', () => {
  test('needs a mark for everyone on the roll, and saves nothing where one lacks it', async () => {
    const { trainer, sessionId, ids } = await roll()
    expect(await save(trainer, sessionId, all(ids.slice(0, 1)), { close: true })).toEqual({
      ok: false,
      reason: 'registerUnmarked',
      params: { count: 2 },
    })
    expect(await db.mark.count({ where: { sessionId } })).toBe(0)
  })

  test('waits for the session to begin; marks can be saved from 15 minutes before', async () => {
    const soon = await roll({ startsAt: new Date(Date.now() + 14 * MINUTE) })
    expect(await save(soon.trainer, soon.sessionId, all(soon.ids), { close: true })).toMatchObject({
      ok: false,
      reason: 'registerBeforeStart',
    })
    expect(await save(soon.trainer, soon.sessionId, all(soon.ids))).toMatchObject({ ok: true })
    const later = await roll({ startsAt: new Date(Date.now() + 16 * MINUTE) })
    expect(await save(later.trainer, later.sessionId, all(later.ids))).toMatchObject({
      ok: false,
      reason: 'registerNotYet',
    })
  })

  test('is for good: nothing more is saved, and a cancelled session has no register', async () => {
    const { trainer, sessionId, ids } = await roll()
    await save(trainer, sessionId, all(ids), { close: true })
    expect(await save(trainer, sessionId, all(ids, 'absent'), { version: 1 })).toMatchObject({
      ok: false,
      reason: 'registerClosed',
    })
    const cancelled = await roll({ isLive: false })
    expect(await save(cancelled.trainer, cancelled.sessionId, all(cancelled.ids))).toMatchObject({
      ok: false,
      reason: 'sessionCancelled',
    })
  })
})

test('what is written stays: evidence, changes and acts can be neither changed nor removed', async () => {
  const { trainer, sessionId, ids } = await roll()
  await save(trainer, sessionId, all(ids))
  for (const table of ['MarkChange', 'Evidence', 'AuditEntry']) {
    await expect(db.$executeRawUnsafe(`DELETE FROM "${table}"`)).rejects.toThrow('append-only')
    await expect(db.$executeRawUnsafe(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow('append-only')
    await expect(db.$executeRawUnsafe(`UPDATE "${table}" SET "at" = now()`)).rejects.toThrow('append-only')
  }
})
