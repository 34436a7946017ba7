import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { keepUndo } from '@/lib/platform/undo'
import { personIdOf, type Viewer } from '@/lib/platform/viewer'
import type { Times } from '../rules'
import type { MoveToUndo, RescheduleInput } from '../schema'
import { whyNot } from './edition-to-plan'
import { plannedTimes } from './plan-session'
import { type LookForClash, withoutClash } from './refuse-clash'
import { type SessionToChange, sessionToChange, whyFixed } from './session-to-change'
import { tellEveryone } from './tell'
import { tzdbVersion } from './write-sessions'

/**
 * Moves one session to other times or another place. Moved alone, it no longer follows its series; the change is kept,
 * and everyone in the session is told unless it is over either way.
 */
export async function rescheduleSession(viewer: Viewer, input: RescheduleInput): Promise<Result<Moved>> {
  return withoutClash(viewer, (tx, lookFor) => moveSession(tx, viewer, lookFor, input))
}

type Moved = { version: number; undoId: string | null }

/** The same in a transaction of its caller's. `followsSeries` where it goes back to its place in its series. */
export async function moveSession(
  tx: Tx,
  viewer: Viewer,
  lookFor: LookForClash,
  input: RescheduleInput,
  { followsSeries = false } = {},
): Promise<Result<Moved>> {
  const found = await sessionToChange(tx, viewer, input.sessionId, input.version)
  if (!found.ok) return found
  const session = found.value
  const fixed = whyFixed(session)
  if (fixed) return fixed
  const timed = plannedTimes(input)
  if (!timed.ok) return timed
  const { zone, delivery, roomId = null } = input
  if (!moves(session, timed.value, { zone, delivery, roomId })) return refused('nothingMoved')
  const fault = await whyNot(tx, { editionId: session.editionId, roomId, delivery })
  if (fault) return fault
  const trainerIds = session.trainers.map(({ trainerId }) => trainerId)
  const clash = await lookFor({
    slots: [timed.value],
    trainerIds,
    roomId,
    exceptSessionId: session.id,
    trainerField: 'startTime',
  })
  if (clash) return clash
  const { version } = await tx.session.update({
    where: { id: session.id },
    data: {
      ...timed.value,
      zone,
      delivery,
      roomId,
      isDetached: session.seriesId !== null && !followsSeries,
      tzdbVersion: tzdbVersion(),
      icalSequence: { increment: 1 },
      version: { increment: 1 },
    },
    select: { version: true },
  })
  const { startsAt: fromStartsAt, endsAt: fromEndsAt } = session
  const change = await tx.sessionChange.create({
    data: {
      sessionId: session.id,
      kind: 'rescheduled',
      at: now(),
      byId: personIdOf(viewer),
      fromStartsAt,
      fromEndsAt,
    },
    select: { id: true },
  })
  await recordAct(tx, viewer, {
    act: 'session.reschedule',
    subject: { type: 'session', id: session.id },
    editionId: session.editionId,
    fields: ['startsAt', 'endsAt', 'zone', 'delivery', 'roomId'],
  })
  const isToCome = fromEndsAt > now() || timed.value.endsAt > now()
  if (isToCome) await tellEveryone(tx, 'session.moved', session.id, change.id)
  return done({ version, undoId: await keepUndo(tx, viewer, 'session.reschedule', whereItWas(session, version)) })
}

/** What moves a session back, as the form that moves it would say it. */
function whereItWas(session: SessionToChange, version: number): MoveToUndo {
  const { id: sessionId, localStart, localEnd, zone, fold, delivery, roomId, isDetached } = session
  const [startOn = '', startTime = ''] = localStart.split('T')
  const [endOn = '', endTime = ''] = localEnd.split('T')
  const place = { zone, fold: fold ?? undefined, delivery, roomId: roomId ?? undefined }
  return { sessionId, version, startOn, startTime, endOn, endTime, ...place, followsSeries: !isDetached }
}

type Place = Pick<SessionToChange, 'zone' | 'delivery' | 'roomId'>

function moves(session: SessionToChange, times: Times, place: Place): boolean {
  return (
    session.startsAt.getTime() !== times.startsAt.getTime() ||
    session.endsAt.getTime() !== times.endsAt.getTime() ||
    session.zone !== place.zone ||
    session.delivery !== place.delivery ||
    session.roomId !== place.roomId
  )
}
