import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enrol } from '@/lib/enrolments/commands/enrol'
import { withdraw } from '@/lib/enrolments/commands/withdraw'
import { db } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { cancelSession } from '@/lib/sessions/commands/cancel-session'
import { rescheduleSession } from '@/lib/sessions/commands/reschedule-session'
import { buildTrainer } from '@/prisma/seed/people'
import { buildRoll, type RollInput } from '@/prisma/seed/roll'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { overtaken } from '@/scripts/vitest/overtaken'
import { secondProcess } from '@/scripts/vitest/second-process'
import type { MarkValue } from '../schema'
import { correctMark } from './correct-mark'
import { saveMarks } from './save-marks'

const ROUNDS = 20
const FEWER_ROUNDS = 10

let other: Awaited<ReturnType<typeof secondProcess>>
let there: { save: typeof saveMarks; correct: typeof correctMark; withdraw: typeof withdraw }
let administrator: Member

beforeAll(async () => {
  other = await secondProcess()
  there = {
    save: other.over('attendance/commands/save-marks', saveMarks),
    correct: other.over('attendance/commands/correct-mark', correctMark),
    withdraw: other.over('enrolments/commands/withdraw', withdraw),
  }
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})
afterAll(() => other.stop())

/** A register that two trainers may take. */
async function roll(input: RollInput = {}) {
  const second = await buildTrainer(db)
  const built = await buildRoll(db, input)
  const { id: sessionId, startsAt, endsAt, isLive } = built.session
  await db.sessionTrainer.create({ data: { sessionId, trainerId: second.id, startsAt, endsAt, isLive } })
  return { ...built, one: memberOf(built.trainer, { isTrainer: true }), two: memberOf(second, { isTrainer: true }) }
}

const all = (ids: string[], value: MarkValue) => Object.fromEntries(ids.map((id) => [id, value]))

const form = (
  sessionId: string,
  marks: Record<string, MarkValue>,
  more: { version?: number; close?: boolean } = {},
) => {
  return { sessionId, marks, version: 0, close: false, key: randomUUID(), ...more }
}

const correction = (sessionId: string, enrolmentId: string, version: number, value: MarkValue = 'excused') => {
  return { sessionId, enrolmentId, version, value, reason: 'A letter came.', key: randomUUID() }
}

const said = (answers: Result<unknown>[]) => answers.map((answer) => (answer.ok ? 'done' : answer.reason))

/**
 * Whether a register holds together, by plain reading: every mark is what its last change says, the changes follow one
 * another from nothing, each rests on evidence of the same value, and the version counts the acts in the log.
 */
async function check(sessionId: string) {
  const [counts] = await db.$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*)::int FROM "Mark" WHERE "sessionId" = ${sessionId}::uuid) AS "marks",
      (SELECT count(*)::int FROM "MarkChange" WHERE "sessionId" = ${sessionId}::uuid) AS "changes",
      (SELECT count(*)::int FROM "Evidence" WHERE "sessionId" = ${sessionId}::uuid) AS "evidence",
      (SELECT coalesce(sum("version"), 0)::int FROM "Mark" WHERE "sessionId" = ${sessionId}::uuid) AS "versions",
      (SELECT count(*)::int FROM "AuditEntry" WHERE "subjectId" LIKE ${`${sessionId}%`}
        AND ("act" LIKE 'register.%' OR "act" = 'mark.correct')) AS "acts",
      (SELECT "version" FROM "Register" WHERE "sessionId" = ${sessionId}::uuid) AS "version",
      (SELECT count(*)::int FROM "MarkChange" c JOIN "Evidence" e ON e."id" = c."evidenceId"
        AND e."sessionId" = c."sessionId" AND e."enrolmentId" = c."enrolmentId" AND e."value" = c."to"
        WHERE c."sessionId" = ${sessionId}::uuid) AS "resting"`
  if (!counts) throw new Error('no register')
  const { marks, changes, evidence, versions, acts, version, resting } = counts
  expect({ evidence, versions, resting, version }).toEqual({
    evidence: changes,
    versions: changes,
    resting: changes,
    version: acts,
  })
  const broken = await db.$queryRaw`
    SELECT * FROM (
      SELECT c.*, lag(c."to") OVER mine AS "before", lead(c."id") OVER mine AS "next", m."value"
      FROM "MarkChange" c JOIN "Mark" m USING ("sessionId", "enrolmentId") WHERE c."sessionId" = ${sessionId}::uuid
      WINDOW mine AS (PARTITION BY c."enrolmentId" ORDER BY c."at", c."id")
    ) told
    WHERE "from" IS DISTINCT FROM "before" OR ("next" IS NULL AND "to" <> "value")`
  expect(broken).toEqual([])
  return { marks, changes }
}

const valuesOf = async (sessionId: string) =>
  new Set((await db.mark.findMany({ where: { sessionId }, select: { value: true } })).map(({ value }) => value))

describe('two trainers on one register', () => {
  test(`${ROUNDS} rounds: one is saved, the other is told, and again from the new version`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { sessionId, ids, one, two } = await roll({ learners: 12 })
      for (const version of [0, 1]) {
        const answers = await Promise.all([
          saveMarks(one, form(sessionId, all(ids, version ? 'late' : 'present'), { version })),
          there.save(two, form(sessionId, all(ids, version ? 'excused' : 'absent'), { version })),
        ])
        expect(said(answers).toSorted()).toEqual(['done', 'stale'])
        const winner = version ? ['late', 'excused'] : ['present', 'absent']
        expect(await valuesOf(sessionId)).toEqual(new Set([winner[answers[0]?.ok ? 0 : 1]]))
      }
      expect(await check(sessionId)).toEqual({ marks: 12, changes: 24 })
    }
  })

  test('1,000 learners never have 2,000 marks', async () => {
    for (let round = 0; round < 2; round++) {
      const { sessionId, ids, one, two } = await roll({ learners: 1000 })
      const answers = await Promise.all([
        saveMarks(one, form(sessionId, all(ids, 'present'))),
        there.save(two, form(sessionId, all(ids, 'absent'), { close: true })),
      ])
      expect(['done,stale', 'registerClosed,done', 'done,registerClosed', 'stale,done']).toContain(said(answers).join())
      expect(await check(sessionId)).toEqual({ marks: 1000, changes: 1000 })
    }
  })
})

describe('at one moment', () => {
  test('save and close: one of them, and what was closed stays as it was', async () => {
    for (let round = 0; round < FEWER_ROUNDS; round++) {
      const { sessionId, ids, one, two } = await roll()
      const [closed, saved] = await Promise.all([
        there.save(two, form(sessionId, all(ids, 'absent'), { close: true })),
        saveMarks(one, form(sessionId, all(ids, 'present'))),
      ])
      expect(['done,registerClosed', 'stale,done']).toContain(said([closed, saved]).join())
      expect(await valuesOf(sessionId)).toEqual(new Set([closed.ok ? 'absent' : 'present']))
      expect(await check(sessionId)).toEqual({ marks: 3, changes: 3 })
    }
  })

  test('close and correct, save and correct: a correction is of a closed register alone', async () => {
    for (let round = 0; round < FEWER_ROUNDS; round++) {
      const { sessionId, ids, one, two } = await roll()
      const [own = ''] = ids
      const both = await Promise.all([
        saveMarks(one, form(sessionId, all(ids, 'present'), { close: true })),
        there.correct(two, correction(sessionId, own, 1)),
      ])
      expect(['done,registerNotClosed', 'done,done']).toContain(said(both).join())
      const version = both[1]?.ok ? 2 : 1
      const after = await Promise.all([
        there.save(two, form(sessionId, all(ids, 'absent'), { version })),
        correctMark(one, correction(sessionId, own, version, 'late')),
        there.correct(two, correction(sessionId, own, version, 'leftEarly')),
      ])
      expect(said(after).toSorted()).toEqual(['done', 'registerClosed', 'stale'])
      expect(await check(sessionId)).toEqual({ marks: 3, changes: version + 3 })
    }
  })

  test('marks while a learner withdraws and comes back: no mark lost, nobody’s error', async () => {
    for (let round = 0; round < FEWER_ROUNDS; round++) {
      // In half of the rounds the session has yet to start, and who leaves is no longer on its roll.
      const startsAt = new Date(Date.now() + (round % 2 ? 10 : -30) * 60_000)
      const { edition, sessionId, ids, one } = await roll({ startsAt, minutes: 90, edition: { places: 3 } })
      const leaving = await db.enrolment.findUniqueOrThrow({ where: { id: ids[1] ?? '' } })
      const learner = memberOf({ id: leaving.personId, name: '' })
      await enrol(await buildMember(db), { editionId: edition.id })
      const [saved, left, back] = await Promise.all([
        saveMarks(one, form(sessionId, all(ids, 'present'))),
        there.withdraw(learner, { enrolmentId: leaving.id, version: 1, reason: 'Work.' }),
        enrol(learner, { editionId: edition.id }),
      ])
      expect([left.ok, back.ok]).toEqual([true, true])
      expect(round % 2 ? ['done', 'notOnRoll'] : ['done']).toContain(said([saved])[0])
      expect((await check(sessionId)).marks).toBe(saved.ok ? 3 : 0)
    }
  })

  test('marks while the session is moved or cancelled: the register is taken, or the session gone', async () => {
    for (let round = 0; round < FEWER_ROUNDS; round++) {
      const { sessionId, ids, one } = await roll({ delivery: 'online' })
      const times = { startOn: '2099-11-24', startTime: '15:00', endTime: '16:00', zone: 'UTC' }
      const moves = round % 2 === 0
      const [saved, changed] = await Promise.all([
        there.save(one, form(sessionId, all(ids, 'present'))),
        moves
          ? rescheduleSession(administrator, { sessionId, version: 1, delivery: 'online', ...times })
          : cancelSession(administrator, { sessionId, version: 1, reason: 'Strike' }),
      ])
      const gone = moves ? 'registerNotYet,done' : 'sessionCancelled,done'
      expect(['done,registerTaken', gone]).toContain(said([saved, changed]).join())
      expect((await check(sessionId)).marks).toBe(saved.ok ? 3 : 0)
    }
  })

  test('who takes the register waits for who moves the session without holding what the other needs next', async () => {
    const { sessionId, ids, one } = await roll()
    const saved = await overtaken(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Session" WHERE "id" = ${sessionId}::uuid FOR UPDATE`
      },
      () => saveMarks(one, form(sessionId, all(ids, 'present'))),
      (tx) => tx.$queryRaw`SELECT 1 FROM "Register" WHERE "sessionId" = ${sessionId}::uuid FOR UPDATE NOWAIT`,
    )
    expect(saved.ok).toBe(true)
  })
})

test('the same form ten times at once is saved, closed or corrected once, with the same answer each time', async () => {
  const { sessionId, ids, one } = await roll()
  const forms = [form(sessionId, all(ids, 'present')), form(sessionId, all(ids, 'late'), { version: 1, close: true })]
  for (const input of forms) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? there.save : saveMarks)(one, input)),
    )
    const value = { version: input.version + 1, changedCount: 3, isClosed: input.close }
    expect(answers).toEqual(Array(10).fill({ ok: true, value }))
  }
  const input = correction(sessionId, ids[0] ?? '', 2)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => (i % 2 ? there.correct : correctMark)(one, input)),
  )
  expect(answers).toEqual(Array(10).fill({ ok: true, value: { version: 3 } }))
  expect(await check(sessionId)).toEqual({ marks: 3, changes: 7 })
})
