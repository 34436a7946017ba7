import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actOnEdition } from '@/lib/catalogue/commands/act-on-edition'
import { removeModule } from '@/lib/catalogue/commands/write-module'
import { db, type Tx } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { buildEdition, buildModule } from '@/prisma/seed/catalogue'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { overtaken } from '@/scripts/vitest/overtaken'
import { secondProcess } from '@/scripts/vitest/second-process'
import type { SessionInput } from '../schema'
import { planSeries } from './plan-series'
import { planSession } from './plan-session'
import { rescheduleSession } from './reschedule-session'

let other: Awaited<ReturnType<typeof secondProcess>>
let planThere: typeof planSession
let viewer: Member

beforeAll(async () => {
  other = await secondProcess()
  planThere = other.over('sessions/commands/plan-session', planSession)
  viewer = await buildMember(db, { grants: [{ role: 'administrator' }] })
})
afterAll(() => other.stop())

const common = { zone: 'Europe/Rome', delivery: 'online' as const, trainerIds: [], countsAttendance: true }
const times = { startOn: '2099-11-24', startTime: '15:00', endTime: '16:30' }
const days = { weekdays: [2], firstOn: '2099-11-10', lastOn: '2099-12-15', exceptOn: [] }

const plan = (more: Partial<SessionInput> = {}): SessionInput => ({ title: 'Planned', ...common, ...times, ...more })

const said = (answers: Result<unknown>[]) => answers.map((answer) => (answer.ok ? 'done' : answer.reason)).toSorted()

describe('planning while the edition changes', () => {
  test('nothing is planned on an edition that is cancelled meanwhile, or moved into its future', async () => {
    const { id: editionId } = await buildEdition(db, { startsOn: '2020-01-01', endsOn: '2099-12-31' })
    const past = await buildSession(db, { editionId, localStart: '2020-02-03T15:00' })
    const series = { title: 'Seminar', ...common, ...days, localStart: '15:30', durationMinutes: 60 }
    const cancel = (tx: Tx) =>
      tx.$executeRaw`UPDATE "Edition" SET "state" = 'cancelled' WHERE "id" = ${editionId}::uuid`
    for (const command of [
      () => planSession(viewer, editionId, randomUUID(), plan()),
      () => planSeries(viewer, editionId, randomUUID(), series),
      () => rescheduleSession(viewer, { ...common, ...times, sessionId: past.id, version: 1 }),
    ]) {
      await db.edition.update({ where: { id: editionId }, data: { state: 'published' } })
      const first = async (tx: Tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Edition" WHERE "id" = ${editionId}::uuid FOR UPDATE`
        await cancel(tx)
      }
      expect(await overtaken<unknown>(first, command)).toMatchObject({ ok: false, reason: 'editionCancelled' })
    }
    expect(await db.sessionEdition.count({ where: { editionId } })).toBe(1)
  })

  test('an edition is not cancelled over a session that is planned meanwhile', async () => {
    for (let round = 0; round < 5; round++) {
      const { id: editionId } = await buildEdition(db)
      const [planned, cancelled] = await Promise.all([
        planThere(viewer, editionId, randomUUID(), plan()),
        actOnEdition(viewer, { editionId, version: 1, act: 'cancel', reason: 'Strike' }),
      ])
      expect([
        ['done', 'sessionsToCome'],
        ['done', 'editionCancelled'],
      ]).toContainEqual(said([planned, cancelled]))
    }
  })

  test('a session is not planned in a module that is removed meanwhile', async () => {
    const { id: editionId } = await buildEdition(db)
    const { id: moduleId } = await buildModule(db, { editionId })
    const first = async (tx: Tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Edition" WHERE "id" = ${editionId}::uuid FOR UPDATE`
      await tx.module.delete({ where: { id: moduleId } })
    }
    const planned = await overtaken(first, () => planSession(viewer, editionId, randomUUID(), plan({ moduleId })))
    expect(planned).toMatchObject({ ok: false, reason: 'moduleElsewhere' })
    for (let round = 0; round < 5; round++) {
      const { id: own } = await buildModule(db, { editionId })
      const answers = await Promise.all([
        planThere(viewer, editionId, randomUUID(), plan({ moduleId: own })),
        removeModule(viewer, { editionId, moduleId: own, version: 1 }),
      ])
      expect([
        ['done', 'moduleHasSessions'],
        ['done', 'moduleElsewhere'],
      ]).toContainEqual(said(answers))
    }
  })
})
