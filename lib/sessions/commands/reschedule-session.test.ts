import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { buildRegister } from '@/prisma/seed/attendance'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildSeries, buildSession } from '@/prisma/seed/sessions'
import { buildMember } from '@/prisma/seed/viewers'
import type { RescheduleInput } from '../schema'
import { cancelSession } from './cancel-session'
import { rescheduleSession } from './reschedule-session'

const administrator = () => buildMember(db, { grants: [{ role: 'administrator' }] })

const to = (sessionId: string, more: Partial<RescheduleInput> = {}): RescheduleInput => ({
  sessionId,
  version: 1,
  startOn: '2099-11-25',
  startTime: '10:00',
  endTime: '11:00',
  zone: 'Europe/Rome',
  delivery: 'online',
  ...more,
})

/** A session of a series to come, on an edition with somebody enrolled, waiting and withdrawn. */
async function scene() {
  const edition = await buildEdition(db)
  const series = await buildSeries(db, { editionId: edition.id, firstOn: '2099-11-01', lastOn: '2099-11-30' })
  const trainer = await buildTrainer(db)
  const learner = await buildEnrolment(db, { editionId: edition.id })
  await buildEnrolment(db, { editionId: edition.id, state: 'waitlisted' })
  await buildEnrolment(db, { editionId: edition.id, state: 'withdrawn' })
  const session = await buildSession(db, {
    editionId: edition.id,
    seriesId: series.id,
    seriesIndex: 0,
    localStart: '2099-11-24T15:00',
    trainers: [trainer.id],
  })
  return { edition, session, trainer, learner, viewer: await administrator() }
}

const told = async (kind: string) =>
  (await db.outboxMessage.findMany({ where: { kind }, orderBy: { id: 'asc' } })).map(({ personId }) => personId)

describe('a session that is moved', () => {
  it('leaves its series, takes its trainers along and keeps what was', async () => {
    const { session, viewer, trainer, learner } = await scene()
    expect(await rescheduleSession(viewer, to(session.id))).toMatchObject({ ok: true, value: { version: 2 } })
    const moved = await db.session.findUniqueOrThrow({
      where: { id: session.id },
      include: { trainers: true, changes: true },
    })
    expect(moved).toMatchObject({
      localStart: '2099-11-25T10:00',
      localEnd: '2099-11-25T11:00',
      startsAt: new Date('2099-11-25T09:00Z'),
      isDetached: true,
      icalSequence: 1,
      icalUid: session.icalUid,
    })
    expect(moved.trainers).toMatchObject([{ startsAt: moved.startsAt, endsAt: moved.endsAt }])
    expect(moved.changes).toMatchObject([
      { kind: 'rescheduled', fromStartsAt: session.startsAt, byId: viewer.personId },
    ])
    expect((await told('session.moved')).sort()).toEqual([trainer.id, learner.personId].sort())
    expect(await db.auditEntry.findMany({ where: { subjectId: session.id } })).toMatchObject([
      { act: 'session.reschedule' },
    ])
  })

  it('is refused to who looks at what it no longer is, and where nothing would change', async () => {
    const { session, viewer } = await scene()
    expect(await rescheduleSession(viewer, to(session.id, { version: 0 }))).toEqual({ ok: false, reason: 'stale' })
    const same = to(session.id, { startOn: '2099-11-24', startTime: '15:00', endTime: '16:30' })
    expect(await rescheduleSession(viewer, same)).toEqual({ ok: false, reason: 'nothingMoved' })
  })

  it('moves for the first of two who move it at once, and the second is told', async () => {
    const { session, viewer } = await scene()
    const answers = await Promise.all([
      rescheduleSession(viewer, to(session.id)),
      rescheduleSession(viewer, to(session.id, { startTime: '09:00' })),
    ])
    expect(answers.map((answer) => (answer.ok ? 'moved' : answer.reason)).sort()).toEqual(['moved', 'stale'])
  })

  it('is refused times that are none', async () => {
    const { session, viewer } = await scene()
    const night = { startOn: '2027-03-28', startTime: '02:30', endTime: '04:00' }
    expect(await rescheduleSession(viewer, to(session.id, night))).toMatchObject({
      reason: 'localTimeMissing',
      field: 'startTime',
    })
    const october = { startOn: '2026-10-25', startTime: '02:30', endTime: '04:00' }
    expect(await rescheduleSession(viewer, to(session.id, october))).toMatchObject({
      reason: 'localTimeTwice',
      field: 'fold',
    })
    expect(await rescheduleSession(viewer, to(session.id, { endTime: '09:59' }))).toMatchObject({
      reason: 'endBeforeStart',
      field: 'endTime',
    })
    expect(await rescheduleSession(viewer, to(session.id, { ...october, fold: 0 }))).toMatchObject({ ok: true })
    expect(await db.session.findUnique({ where: { id: session.id } })).toMatchObject({
      startsAt: new Date('2026-10-25T00:30Z'),
      fold: 0,
    })
  })

  it('is refused where its trainer is elsewhere then', async () => {
    const { session, viewer, trainer, edition } = await scene()
    await buildSession(db, {
      editionId: edition.id,
      title: 'Other',
      localStart: '2099-11-25T10:30',
      trainers: [trainer.id],
    })
    expect(await rescheduleSession(viewer, to(session.id))).toMatchObject({
      reason: 'trainerBusy',
      params: { title: 'Other' },
      field: 'startTime',
    })
    expect(await db.session.findUnique({ where: { id: session.id } })).toMatchObject({ version: 1, icalSequence: 0 })
  })

  it('stays once its register was taken', async () => {
    const { session, viewer, learner, edition } = await scene()
    await buildRegister(db, {
      sessionId: session.id,
      editionId: edition.id,
      marks: { [learner.id]: 'present' },
      state: 'open',
    })
    expect(await rescheduleSession(viewer, to(session.id))).toEqual({ ok: false, reason: 'registerTaken' })
    expect(await cancelSession(viewer, { sessionId: session.id, version: 1, reason: 'Strike' })).toEqual({
      ok: false,
      reason: 'registerTaken',
    })
  })
})

describe('a session that is cancelled', () => {
  it('keeps its reason, frees its trainers and tells everyone once', async () => {
    const { session, viewer, trainer, learner } = await scene()
    const cancel = () => cancelSession(viewer, { sessionId: session.id, version: 1, reason: 'The lecturer is ill.' })
    expect(await cancel()).toEqual({ ok: true, value: undefined })
    expect(await cancel()).toEqual({ ok: false, reason: 'stale' })
    expect(await cancelSession(viewer, { sessionId: session.id, version: 2, reason: 'Again' })).toEqual({
      ok: false,
      reason: 'sessionCancelled',
    })
    const cancelled = await db.session.findUniqueOrThrow({
      where: { id: session.id },
      include: { trainers: true, changes: true },
    })
    expect(cancelled).toMatchObject({ isLive: false, cancelledReason: 'The lecturer is ill.', icalSequence: 1 })
    expect(cancelled.trainers).toMatchObject([{ isLive: false }])
    expect(cancelled.changes).toMatchObject([{ kind: 'cancelled', reason: 'The lecturer is ill.' }])
    const people = await told('session.cancelled')
    expect(people.filter((id) => id === trainer.id || id === learner.personId)).toHaveLength(2)
    expect(await rescheduleSession(viewer, to(session.id, { version: 2 }))).toEqual({
      ok: false,
      reason: 'sessionCancelled',
    })
  })

  it('that is not there is not found', async () => {
    expect(await cancelSession(await administrator(), { sessionId: randomUUID(), version: 1, reason: 'x' })).toEqual({
      ok: false,
      reason: 'notFound',
    })
  })
})
