import { randomUUID } from 'node:crypto'
import type { Person } from '@prisma/client'
import { describe, expect, it, vi } from 'vitest'
import { db, postgresCode, transaction } from '@/lib/platform/db'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildTrainer } from '@/prisma/seed/people'
import { buildRoom, buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import type { SessionInput } from '../schema'
import { assignTrainer } from './assign-trainer'
import { cancelSession } from './cancel-session'
import { planSession } from './plan-session'

const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })

const plan = (more: Partial<SessionInput> = {}): SessionInput => ({
  title: 'Planned',
  startOn: '2026-11-24',
  startTime: '15:00',
  endTime: '16:30',
  zone: 'Europe/Rome',
  delivery: 'online',
  trainerIds: [],
  countsAttendance: true,
  ...more,
})

/** A session of the trainer from 15:30 to 17:00 in Rome on the day of `plan`. */
async function busy(trainer: Person, more: Parameters<typeof buildSession>[1] | object = {}) {
  const editionId = (await buildEdition(db)).id
  return buildSession(db, {
    editionId,
    title: 'In the way',
    localStart: '2026-11-24T15:30',
    trainers: [trainer.id],
    ...more,
  })
}

describe('a trainer is in one place at once', () => {
  it('decided beforehand, naming the session in the way', async () => {
    const trainer = await buildTrainer(db)
    const other = await busy(trainer)
    const edition = await buildEdition(db)
    const input = plan({ trainerIds: [trainer.id] })
    const viewer = await administrator()
    expect(await planSession(viewer, edition.id, randomUUID(), input)).toMatchObject({
      ok: false,
      reason: 'trainerBusy',
      params: { title: 'In the way' },
    })

    const session = await buildSession(db, { editionId: edition.id, localStart: '2026-11-24T16:59' })
    const assignment = { sessionId: session.id, trainerId: trainer.id, part: 'moderator' as const }
    expect(await assignTrainer(viewer, assignment)).toMatchObject({ reason: 'trainerBusy', field: 'trainerId' })
    await cancelSession(viewer, { sessionId: other.id, version: 1, reason: 'Strike' })
    expect(await assignTrainer(viewer, assignment)).toEqual({ ok: true, value: undefined })
  })

  it('free again the moment that the other session ends', async () => {
    const trainer = await buildTrainer(db)
    await busy(trainer)
    const edition = await buildEdition(db)
    const after = plan({ trainerIds: [trainer.id], startTime: '17:00', endTime: '18:00' })
    expect((await planSession(await administrator(), edition.id, randomUUID(), after)).ok).toBe(true)
  })

  it('and of a session that the planner may not see, only that they are not available', async () => {
    const trainer = await buildTrainer(db, { name: 'Amina Haddad' })
    const hidden = await buildEdition(db, { isRestricted: true })
    await busy(trainer, { editionId: hidden.id, title: 'Secret' })
    const edition = await buildEdition(db)
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })
    const answer = await planSession(coordinator, edition.id, randomUUID(), plan({ trainerIds: [trainer.id] }))
    expect(answer).toMatchObject({
      ok: false,
      reason: 'trainerNotAvailable',
      params: { name: 'Amina Haddad', title: '' },
    })
    expect(JSON.stringify(answer)).not.toContain('Secret')
  })

  it('refused by the database where somebody else commits in between, with the same sentence', async () => {
    const trainer = await buildTrainer(db)
    const edition = await buildEdition(db)
    let commit = () => {}
    const held = new Promise<void>((resolve) => {
      commit = resolve
    })
    let written = () => {}
    const isWritten = new Promise<void>((resolve) => {
      written = resolve
    })
    const first = db.$transaction(async (tx) => {
      await buildSession(tx, {
        editionId: edition.id,
        title: 'Quicker',
        localStart: '2026-11-24T15:30',
        trainers: [trainer.id],
      })
      written()
      await held
    })
    await isWritten
    const second = planSession(await administrator(), edition.id, randomUUID(), plan({ trainerIds: [trainer.id] }))
    // The look beforehand found nothing; at its commit the second waits for the first.
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000 })
    commit()
    await first
    expect(await second).toMatchObject({ ok: false, reason: 'trainerBusy', params: { title: 'Quicker' } })
    expect(await db.session.count({ where: { title: 'Planned', trainers: { some: { trainerId: trainer.id } } } })).toBe(
      0,
    )
  })

  it('whoever of many planners at once was first', async () => {
    const trainer = await buildTrainer(db)
    const room = await buildRoom(db)
    const edition = await buildEdition(db)
    const viewer = await administrator()
    const input = plan({ trainerIds: [trainer.id], roomId: room.id, delivery: 'hybrid' })
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => planSession(viewer, edition.id, randomUUID(), input)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]))).toEqual([
      'trainerBusy',
      'trainerBusy',
      'trainerBusy',
    ])
    expect(await db.sessionTrainer.count({ where: { trainerId: trainer.id } })).toBe(1)
  })
})

describe('the database itself', () => {
  it('lets two sessions swap their trainers in one transaction', async () => {
    const [one, two] = [await buildTrainer(db), await buildTrainer(db)]
    const [a, b] = [await busy(one), await busy(two)]
    await transaction(async (tx) => {
      await tx.sessionTrainer.updateMany({ where: { sessionId: a.id }, data: { trainerId: two.id } })
      await tx.sessionTrainer.updateMany({ where: { sessionId: b.id }, data: { trainerId: one.id } })
    })
    expect(await db.sessionTrainer.findMany({ where: { sessionId: a.id } })).toMatchObject([{ trainerId: two.id }])
  })

  it('frees the trainer of a cancelled session, and refuses to revive it once they are elsewhere', async () => {
    const trainer = await buildTrainer(db)
    const session = await busy(trainer)
    await db.session.update({ where: { id: session.id }, data: { isLive: false } })
    await busy(trainer)
    const revival = db.session.update({ where: { id: session.id }, data: { isLive: true } })
    await expect(revival.catch((error) => Promise.reject(postgresCode(error)))).rejects.toBe('23P01')
  })
})

async function waiting(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}
