import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, type Tx, transaction } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildRoom, buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { overtaken } from '@/scripts/vitest/overtaken'
import { secondProcess } from '@/scripts/vitest/second-process'
import type { RescheduleInput, SeriesInput, SessionInput } from '../schema'
import { assignTrainer } from './assign-trainer'
import { cancelSession } from './cancel-session'
import { planSeries } from './plan-series'
import { planSession } from './plan-session'
import { removeTrainer } from './remove-trainer'
import { rescheduleSession } from './reschedule-session'

let other: Awaited<ReturnType<typeof secondProcess>>
let there: { plan: typeof planSession; series: typeof planSeries; move: typeof rescheduleSession }
let viewer: Member

beforeAll(async () => {
  other = await secondProcess()
  there = {
    plan: other.over('sessions/commands/plan-session', planSession),
    series: other.over('sessions/commands/plan-series', planSeries),
    move: other.over('sessions/commands/reschedule-session', rescheduleSession),
  }
  viewer = await buildMember(db, { grants: [{ role: 'administrator' }] })
})
afterAll(() => other.stop())

const DAY = '2099-11-24' // a Tuesday

const plan = (more: Partial<SessionInput> = {}): SessionInput => ({
  title: 'Planned',
  startOn: DAY,
  startTime: '15:00',
  endTime: '16:30',
  zone: 'Europe/Rome',
  delivery: 'hybrid',
  trainerIds: [],
  countsAttendance: true,
  ...more,
})

const tuesdays = (more: Partial<SeriesInput> = {}): SeriesInput => ({
  title: 'Seminar',
  weekdays: [2],
  firstOn: '2099-11-10',
  lastOn: '2099-12-15',
  exceptOn: [],
  localStart: '15:30',
  durationMinutes: 60,
  zone: 'Europe/Rome',
  delivery: 'hybrid',
  trainerIds: [],
  countsAttendance: true,
  ...more,
})

const to = (sessionId: string, more: Partial<RescheduleInput> = {}): RescheduleInput => ({
  sessionId,
  version: 1,
  startOn: DAY,
  startTime: '15:00',
  endTime: '16:30',
  zone: 'Europe/Rome',
  delivery: 'online',
  ...more,
})

const said = (answers: Result<unknown>[]) => answers.map((answer) => (answer.ok ? 'done' : answer.reason)).toSorted()

/** Live sessions of a trainer or a room that are at the same time, by the database's own reckoning. */
async function overlaps(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    WITH held AS (
      SELECT t."trainerId" AS "by", s.* FROM "Session" s JOIN "SessionTrainer" t ON t."sessionId" = s."id"
      UNION ALL SELECT "roomId", s.* FROM "Session" s WHERE "roomId" IS NOT NULL
    )
    SELECT count(*)::int AS "count" FROM held one JOIN held two
      ON one."by" = two."by" AND one."id" < two."id" AND one."isLive" AND two."isLive"
      AND one."startsAt" < two."endsAt" AND two."startsAt" < one."endsAt"`
  return row?.count ?? -1
}

describe('planners at once', () => {
  test('ten on one trainer or one room, in two processes: one has it, nine are told in words', async () => {
    const { id: editionId } = await buildEdition(db)
    for (let round = 0; round < 4; round++) {
      const [trainer, room] = [await buildTrainer(db), await buildRoom(db)]
      const input = plan(round % 2 === 0 ? { trainerIds: [trainer.id] } : { roomId: room.id })
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 ? there.plan : planSession)(viewer, editionId, randomUUID(), input),
        ),
      )
      expect(said(answers)).toEqual(['done', ...Array(9).fill(round % 2 === 0 ? 'trainerBusy' : 'roomTaken')])
    }
    expect(await overlaps()).toBe(0)
  })

  test('wait for each other from their look on, not at their commits, where each would wait for the other', async () => {
    const { id: editionId } = await buildEdition(db)
    const [trainer, room] = [await buildTrainer(db), await buildRoom(db)]
    const first = { editionId, localStart: `${DAY}T15:00`, title: 'Quicker' }
    for (const [more, reason] of [
      [{ trainerIds: [trainer.id] }, 'trainerBusy'],
      [{ roomId: room.id }, 'roomTaken'],
    ] as const) {
      const lock = (tx: Tx) =>
        'roomId' in more
          ? tx.$queryRaw`SELECT 1 FROM "Room" WHERE "id" = ${room.id}::uuid FOR NO KEY UPDATE`
          : tx.$queryRaw`SELECT 1 FROM "Trainer" WHERE "personId" = ${trainer.id}::uuid FOR NO KEY UPDATE`
      const parts = 'roomId' in more ? { roomId: room.id } : { trainers: [trainer.id] }
      let written: unknown
      const second = await overtaken(
        async (tx) => {
          await lock(tx)
          written = await buildSession(tx, { ...first, ...parts })
        },
        () => planSession(viewer, editionId, randomUUID(), plan({ ...more, trainerIds: [...(parts.trainers ?? [])] })),
      )
      expect(written).toBeDefined()
      expect(second).toMatchObject({ ok: false, reason, params: { title: 'Quicker' } })
    }
  })

  test('a series against single sessions and another series: one of them all, or none of its dates', async () => {
    const { id: editionId } = await buildEdition(db)
    for (let round = 0; round < 5; round++) {
      const trainerIds = [(await buildTrainer(db)).id]
      const answers = await Promise.all([
        there.series(viewer, editionId, randomUUID(), tuesdays({ trainerIds })),
        planSession(viewer, editionId, randomUUID(), plan({ trainerIds })),
        planSeries(viewer, editionId, randomUUID(), tuesdays({ trainerIds, localStart: '16:00' })),
        there.plan(viewer, editionId, randomUUID(), plan({ trainerIds, startOn: '2099-12-01' })),
      ])
      const count = await db.sessionTrainer.count({ where: { trainerId: trainerIds[0] } })
      const [series, single, otherSeries, otherSingle] = answers.map(({ ok }) => ok)
      // Either series excludes everything else; the single sessions, of two days, do not exclude each other.
      expect(series || otherSeries ? [6] : [1, 2]).toContain(count)
      expect([series, otherSeries, single || otherSingle].filter(Boolean)).toHaveLength(1)
      for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe('trainerBusy')
    }
    expect(await overlaps()).toBe(0)
  })

  test('two sessions moved, and two trainers assigned, into the same time: one of each', async () => {
    const { id: editionId } = await buildEdition(db)
    for (let round = 0; round < 5; round++) {
      const trainers = [(await buildTrainer(db)).id]
      const one = await buildSession(db, { editionId, localStart: '2099-11-23T15:00', trainers })
      const two = await buildSession(db, { editionId, localStart: '2099-11-25T15:00', trainers })
      const moved = [rescheduleSession(viewer, to(one.id)), there.move(viewer, to(two.id))]
      expect(said(await Promise.all(moved))).toEqual(['done', 'trainerBusy'])

      const trainerId = (await buildTrainer(db)).id
      const free = await buildSession(db, { editionId, localStart: '2099-11-26T15:00' })
      const late = await buildSession(db, { editionId, localStart: '2099-11-26T16:00' })
      const given = [free, late].map(({ id }) => assignTrainer(viewer, { sessionId: id, trainerId, part: 'judge' }))
      expect(said(await Promise.all(given))).toEqual(['done', 'trainerBusy'])
    }
    expect(await overlaps()).toBe(0)
  })

  test('who swaps two trainers commits, and who wants one of them meanwhile is refused', async () => {
    const { id: editionId } = await buildEdition(db)
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await buildTrainer(db), await buildTrainer(db)]
      const localStart = `${DAY}T15:00`
      const a = await buildSession(db, { editionId, localStart, trainers: [one.id] })
      const b = await buildSession(db, { editionId, localStart, trainers: [two.id] })
      const swap = transaction(async (tx) => {
        await tx.sessionTrainer.updateMany({ where: { sessionId: a.id }, data: { trainerId: two.id } })
        await tx.sessionTrainer.updateMany({ where: { sessionId: b.id }, data: { trainerId: one.id } })
        return { ok: true, value: undefined } as const
      })
      const input = plan({ trainerIds: [two.id, one.id] })
      const answers = await Promise.all([
        swap,
        planSession(viewer, editionId, randomUUID(), input),
        there.plan(viewer, editionId, randomUUID(), input),
      ])
      expect(said(answers)).toEqual(['done', 'trainerBusy', 'trainerBusy'])
      expect(await db.sessionTrainer.findMany({ where: { sessionId: a.id } })).toMatchObject([{ trainerId: two.id }])
    }
    expect(await overlaps()).toBe(0)
  })
})

describe('one session changed by two at once', () => {
  test('cancelled and moved, or moved twice: one is done and told of once, the other is told', async () => {
    const { id: editionId } = await buildEdition(db)
    await buildEnrolment(db, { editionId })
    for (let round = 0; round < 10; round++) {
      const trainers = [(await buildTrainer(db)).id]
      const { id } = await buildSession(db, { editionId, localStart: '2099-11-23T15:00', trainers })
      const first =
        round % 2 === 0
          ? cancelSession(viewer, { sessionId: id, version: 1, reason: 'Strike' })
          : rescheduleSession(viewer, to(id, { startTime: '09:00', endTime: '10:00' }))
      expect(said(await Promise.all([first, there.move(viewer, to(id))]))).toEqual(['done', 'stale'])
      expect(await db.sessionChange.count({ where: { sessionId: id } })).toBe(1)
      expect(await db.auditEntry.count({ where: { subjectId: id } })).toBe(1)
      const told = await db.outboxMessage.count({ where: { payload: { path: ['sessionId'], equals: id } } })
      expect(told, 'the learner and the trainer').toBe(2)
      expect(await db.session.findUnique({ where: { id } })).toMatchObject({ version: 2, icalSequence: 1 })
    }
  })

  test('a trainer given and taken ten times at once is on it or not, and told as often as that changed', async () => {
    const { id: editionId } = await buildEdition(db)
    const trainerId = (await buildTrainer(db)).id
    const { id: sessionId } = await buildSession(db, { editionId, localStart: `${DAY}T15:00` })
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        i % 2
          ? removeTrainer(viewer, { sessionId, trainerId })
          : assignTrainer(viewer, { sessionId, trainerId, part: 'judge' }),
      ),
    )
    expect(said(answers)).toEqual(Array(10).fill('done'))
    const acts = await db.auditEntry.findMany({ where: { subjectId: sessionId }, orderBy: { seq: 'asc' } })
    expect(acts.map(({ act }) => act)).toEqual(
      acts.map((_, i) => (i % 2 ? 'session.removeTrainer' : 'session.assignTrainer')),
    )
    expect(await db.sessionTrainer.count({ where: { sessionId } })).toBe(acts.length % 2)
    expect(await db.outboxMessage.count({ where: { personId: trainerId } })).toBe(acts.length)
  })
})

describe('the same form ten times at once', () => {
  test('plans one session, or one series, tells its trainers once, and gives the same answer each time', async () => {
    const { id: editionId } = await buildEdition(db)
    const trainerIds = [(await buildTrainer(db)).id]
    const [key, seriesKey] = [randomUUID(), randomUUID()]
    const [input, rule] = [plan({ trainerIds }), tuesdays({ trainerIds, localStart: '09:00' })]
    const planned = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? there.plan : planSession)(viewer, editionId, key, input)),
    )
    const series = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? there.series : planSeries)(viewer, editionId, seriesKey, rule)),
    )
    for (const answers of [planned, series]) {
      expect(answers).toEqual(Array(10).fill(answers[0]))
      expect(answers[0]?.ok).toBe(true)
    }
    expect(await db.sessionEdition.count({ where: { editionId } })).toBe(1 + 6)
    expect(await db.series.count({ where: { editionId } })).toBe(1)
    expect(await db.auditEntry.count({ where: { editionId } })).toBe(2)
    expect(await db.outboxMessage.count({ where: { personId: trainerIds[0] } })).toBe(2)
  })
})
