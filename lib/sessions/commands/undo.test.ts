import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import type { Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { buildRegister } from '@/prisma/seed/attendance'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildRoom, buildSeries, buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import { changeDetails } from './change-details'
import { removeTrainer } from './remove-trainer'
import { rescheduleSession } from './reschedule-session'
import { undoMove, undoRemoval } from './undo'

let administrator: Member
beforeAll(async () => {
  administrator = await buildMember(db, { grants: [{ role: 'administrator' }] })
})

const elsewhere = {
  startOn: '2099-11-25',
  startTime: '10:00',
  endTime: '11:00',
  zone: 'Asia/Tokyo',
  delivery: 'online',
} as const

function undoIdOf(result: Result<{ undoId: string | null }>): string {
  return (result.ok && result.value.undoId) || ''
}

/** A session of a series, held in a room, with a trainer and a learner. */
async function scene() {
  const edition = await buildEdition(db)
  const { id: seriesId } = await buildSeries(db, { editionId: edition.id, firstOn: '2099-11-01', lastOn: '2099-11-30' })
  const trainer = await buildTrainer(db)
  const learner = await buildEnrolment(db, { editionId: edition.id })
  const session = await buildSession(db, {
    editionId: edition.id,
    seriesId,
    seriesIndex: 0,
    localStart: '2099-11-24T15:00',
    trainers: [trainer.id],
  })
  const move = async () =>
    undoIdOf(await rescheduleSession(administrator, { sessionId: session.id, version: 1, ...elsewhere }))
  const now = () => db.session.findUniqueOrThrow({ where: { id: session.id } })
  return { edition, session, trainer, learner, move, now }
}

describe('a move that is taken back', () => {
  it('leaves the session as it was, in its series, and tells everyone again', async () => {
    const { session, trainer, move, now } = await scene()
    const undoId = await move()
    expect(await now()).toMatchObject({ isDetached: true, zone: 'Asia/Tokyo' })
    expect(await undoMove(administrator, undoId)).toEqual({ ok: true, value: { sessionId: session.id } })
    const { localStart, localEnd, zone, fold, startsAt, endsAt, delivery, roomId, isDetached } = session
    expect(await now()).toMatchObject({
      ...{ localStart, localEnd, zone, fold, startsAt, endsAt, delivery, roomId, isDetached },
      ...{ version: 3, icalSequence: 2 },
    })
    expect(await db.sessionChange.count({ where: { sessionId: session.id } })).toBe(2)
    expect(await db.outboxMessage.count({ where: { kind: 'session.moved', personId: trainer.id } })).toBe(2)
  })

  it('twice, even at once, is taken back once', async () => {
    const { session, move, now } = await scene()
    const undoId = await move()
    const both = await Promise.all([undoMove(administrator, undoId), undoMove(administrator, undoId)])
    both.push(await undoMove(administrator, undoId))
    expect(both).toEqual(Array(3).fill({ ok: true, value: { sessionId: session.id } }))
    expect(await now()).toMatchObject({ version: 3 })
  })

  it('stays where the session was changed since', async () => {
    const { session, edition, move, now } = await scene()
    const undoId = await move()
    const details = { sessionId: session.id, editionId: edition.id, version: 2, title: 'Other', countsAttendance: true }
    expect(await changeDetails(administrator, details)).toMatchObject({ ok: true })
    expect(await undoMove(administrator, undoId)).toEqual({ ok: false, reason: 'undoOvertaken' })
    expect(await now()).toMatchObject({ zone: 'Asia/Tokyo', version: 3 })
  })

  it('is refused like any move: to a trainer who is elsewhere by then, after the register was taken', async () => {
    const { session, edition, trainer, learner, move } = await scene()
    const undoId = await move()
    await buildSession(db, {
      editionId: edition.id,
      title: 'Other',
      localStart: '2099-11-24T15:30',
      trainers: [trainer.id],
    })
    const refusal = await undoMove(administrator, undoId)
    expect(refusal).toMatchObject({ reason: 'trainerBusy', params: { title: 'Other' } })
    expect(refusal).not.toHaveProperty('field')
    await buildRegister(db, {
      sessionId: session.id,
      editionId: edition.id,
      marks: { [learner.id]: 'present' },
      state: 'open',
    })
    expect(await undoMove(administrator, undoId)).toEqual({ ok: false, reason: 'registerTaken' })
  })

  it('is for who moved it alone, as long as they plan the edition', async () => {
    const { session, edition } = await scene()
    const coordinator = await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] })
    const undoId = undoIdOf(await rescheduleSession(coordinator, { sessionId: session.id, version: 1, ...elsewhere }))
    expect(await undoMove(administrator, undoId)).toEqual({ ok: false, reason: 'undoGone' })
    expect(await undoRemoval(coordinator, undoId)).toEqual({ ok: false, reason: 'undoGone' })
    expect(await undoMove({ ...coordinator, grants: [] }, undoId)).toEqual({ ok: false, reason: 'notFound' })
    expect(await undoMove(coordinator, undoId)).toMatchObject({ ok: true })
  })

  it('brings back its room', async () => {
    const edition = await buildEdition(db)
    const room = await buildRoom(db)
    const session = await buildSession(db, {
      editionId: edition.id,
      localStart: '2099-11-24T15:00',
      delivery: 'inPerson',
      roomId: room.id,
    })
    const undoId = undoIdOf(await rescheduleSession(administrator, { sessionId: session.id, version: 1, ...elsewhere }))
    await undoMove(administrator, undoId)
    expect(await db.session.findUnique({ where: { id: session.id } })).toMatchObject({
      delivery: 'inPerson',
      roomId: room.id,
      isDetached: false,
    })
  })
})

describe('a trainer who was taken off a session', () => {
  const parts = (sessionId: string) =>
    db.sessionTrainer.findMany({ where: { sessionId }, select: { trainerId: true, part: true } })

  it('teaches it again, in the same part', async () => {
    const { session, trainer } = await scene()
    await db.sessionTrainer.updateMany({ where: { sessionId: session.id }, data: { part: 'judge' } })
    const undoId = undoIdOf(await removeTrainer(administrator, { sessionId: session.id, trainerId: trainer.id }))
    expect(await parts(session.id)).toEqual([])
    for (const _ of [1, 2]) {
      expect(await undoRemoval(administrator, undoId)).toEqual({ ok: true, value: { sessionId: session.id } })
    }
    expect(await parts(session.id)).toEqual([{ trainerId: trainer.id, part: 'judge' }])
  })

  it('stays off it where the session was changed since', async () => {
    const { session, trainer, move } = await scene()
    const undoId = undoIdOf(await removeTrainer(administrator, { sessionId: session.id, trainerId: trainer.id }))
    expect(await move()).toBe('')
    await rescheduleSession(administrator, { sessionId: session.id, version: 2, ...elsewhere })
    expect(await undoRemoval(administrator, undoId)).toEqual({ ok: false, reason: 'undoOvertaken' })
    expect(await parts(session.id)).toEqual([])
  })
})
