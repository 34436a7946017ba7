import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { systemViewer, type Viewer, visitor } from '@/lib/platform/viewer'
import { buildEdition } from '@/prisma/seed/catalogue'
import { buildEnrolment } from '@/prisma/seed/enrolments'
import { buildTrainer } from '@/prisma/seed/people'
import { buildSession } from '@/prisma/seed/sessions'
import { buildMember, memberOf } from '@/prisma/seed/viewers'
import { assignTrainer } from './commands/assign-trainer'
import { cancelSession } from './commands/cancel-session'
import { changeDetails } from './commands/change-details'
import { planSeries } from './commands/plan-series'
import { planSession } from './commands/plan-session'
import { removeTrainer } from './commands/remove-trainer'
import { rescheduleSession } from './commands/reschedule-session'
import { sessionsOfEdition } from './queries/edition-sessions'

/** A restricted edition with one session, and everyone who might ask for it. */
async function scene() {
  const edition = await buildEdition(db, { isRestricted: true })
  const other = await buildEdition(db)
  const trainer = await buildTrainer(db)
  const session = await buildSession(db, {
    editionId: edition.id,
    trainers: [trainer.id],
    localStart: '2099-11-24T15:00',
  })
  const enrolled = async (state: 'enrolled' | 'waitlisted' | 'withdrawn') => {
    const viewer = await buildMember(db)
    await buildEnrolment(db, { editionId: edition.id, personId: viewer.personId, state })
    return viewer
  }
  const viewers = {
    administrator: await buildMember(db, { grants: [{ role: 'administrator' }] }),
    coordinator: await buildMember(db, { grants: [{ role: 'coordinator', editionId: edition.id }] }),
    otherCoordinator: await buildMember(db, { grants: [{ role: 'coordinator', editionId: other.id }] }),
    trainer: memberOf(trainer, { isTrainer: true }),
    otherTrainer: memberOf(await buildTrainer(db), { isTrainer: true }),
    learner: await enrolled('enrolled'),
    withdrawn: await enrolled('withdrawn'),
    observer: await buildMember(db, { grants: [{ role: 'observer' }] }),
    visitor,
  } satisfies Record<string, Viewer>
  return { edition, session, viewers }
}

let held: Awaited<ReturnType<typeof scene>>

beforeAll(async () => {
  held = await scene()
})

describe('the sessions of a restricted edition', () => {
  it.each(['administrator', 'coordinator', 'trainer', 'learner'] as const)('are there for its %s', async (who) => {
    const sessions = await sessionsOfEdition(held.viewers[who], held.edition.id)
    expect(sessions.map(({ id }) => id)).toEqual([held.session.id])
  })

  it.each(['otherCoordinator', 'otherTrainer', 'withdrawn', 'observer', 'visitor'] as const)(
    'are not there for %s',
    async (who) => {
      expect(await sessionsOfEdition(held.viewers[who], held.edition.id)).toEqual([])
    },
  )

  it('are not there for an id that is none', async () => {
    for (const id of ['-1', 'x'.repeat(5000), randomUUID()])
      expect(await sessionsOfEdition(held.viewers.administrator, id)).toEqual([])
  })
})

describe('who plans', () => {
  const common = {
    title: 'T',
    zone: 'Europe/Rome',
    delivery: 'online' as const,
    trainerIds: [],
    countsAttendance: true,
  }
  const on = { startOn: '2099-12-01', startTime: '10:00', endTime: '11:00' }
  const series = {
    weekdays: [2],
    firstOn: '2099-12-01',
    lastOn: '2099-12-31',
    exceptOn: [],
    localStart: '10:00',
    durationMinutes: 60,
  }

  const acts = (viewer: Viewer) => {
    const { edition, session } = held
    const known = { sessionId: session.id, version: 99 }
    const trainerId = held.viewers.trainer.personId
    return Promise.all([
      planSeries(viewer, edition.id, randomUUID(), { ...common, ...series }),
      planSession(viewer, edition.id, randomUUID(), { ...common, ...on }),
      rescheduleSession(viewer, { ...known, ...on, zone: 'Europe/Rome', delivery: 'online' }),
      cancelSession(viewer, { ...known, reason: 'x' }),
      changeDetails(viewer, { ...known, editionId: edition.id, title: 'T', countsAttendance: true }),
      assignTrainer(viewer, { sessionId: session.id, trainerId, part: 'moderator' }),
      removeTrainer(viewer, { sessionId: session.id, trainerId: randomUUID() }),
    ])
  }

  it.each(['otherCoordinator', 'trainer', 'otherTrainer', 'learner', 'withdrawn', 'observer', 'visitor'] as const)(
    'not %s, for whom there is nothing to plan',
    async (who) => {
      for (const answer of await acts(held.viewers[who])) expect(answer).toEqual({ ok: false, reason: 'notFound' })
      expect(await db.auditEntry.count({ where: { editionId: held.edition.id } })).toBe(0)
    },
  )

  it.each(['administrator', 'coordinator'] as const)('the %s', async (who) => {
    const reasons = (await acts(held.viewers[who])).map((answer) => (answer.ok ? 'done' : answer.reason))
    expect(reasons).toEqual(['done', 'done', 'stale', 'stale', 'stale', 'done', 'done'])
  })

  it('nobody a joint lecture of which one edition is not theirs', async () => {
    const joint = await buildSession(db, { editionId: held.edition.id })
    await db.sessionEdition.create({ data: { sessionId: joint.id, editionId: (await buildEdition(db)).id } })
    const cancel = (viewer: Viewer) => cancelSession(viewer, { sessionId: joint.id, version: 1, reason: 'x' })
    expect(await cancel(held.viewers.coordinator)).toEqual({ ok: false, reason: 'notFound' })
    expect(await cancel(systemViewer('test'))).toEqual({ ok: true, value: undefined })
  })
})
