import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { shifted, timesOf } from '../rules'
import { clashesWith } from './clashes'
import type { PlannedSession } from './planned-session'

/**
 * What it would mean to move a session, as long as it is, to a local time of its zone (YYYY-MM-DDTHH:mm), and what is in
 * the way. Nothing is saved; null where no such time is asked for.
 */
export async function movePreview(viewer: Viewer, session: PlannedSession, to: string) {
  const local = shifted(session, to)
  if (!local) return null
  // A start that exists twice is looked at in the first place; the form asks which is meant.
  const timed = timesOf({ ...local, zone: session.zone, fold: session.fold ?? 0 })
  if (!timed.ok) return { ...local, fault: timed.fault.reason, times: null, clashes: [], isPast: false }
  const { times } = timed
  const trainerIds = session.trainers.map(({ personId }) => personId)
  const clashes = await clashesWith(db, viewer, {
    slots: [times],
    trainerIds,
    roomId: session.roomId,
    exceptSessionId: session.id,
  })
  return { ...local, fault: null, times, clashes, isPast: times.startsAt <= now() }
}

export type MovePreview = NonNullable<Awaited<ReturnType<typeof movePreview>>>
