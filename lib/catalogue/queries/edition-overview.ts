import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canManageEdition } from '../policy'
import { coordinatorsOf } from './coordinators'

type Read = { id: string; courseId: string }

/** How many people and sessions an edition has, and who runs it; nothing for who does not run it. */
export async function editionOverview(viewer: Viewer, edition: Read) {
  if (!canManageEdition(viewer, edition)) return null
  const { id: editionId } = edition
  const [states, sessionCount, comingSessionCount, coordinators] = await Promise.all([
    db.enrolment.groupBy({ by: ['state'], where: { editionId }, _count: true }),
    db.sessionEdition.count({ where: { editionId, session: { isLive: true } } }),
    db.sessionEdition.count({ where: { editionId, session: { isLive: true, endsAt: { gt: now() } } } }),
    coordinatorsOf(viewer, edition),
  ])
  return {
    enrolmentCount: states.reduce((sum, { _count }) => sum + _count, 0),
    waitingCount: states.find(({ state }) => state === 'waitlisted')?._count ?? 0,
    sessionCount,
    comingSessionCount,
    coordinators,
  }
}

export type EditionOverview = NonNullable<Awaited<ReturnType<typeof editionOverview>>>
