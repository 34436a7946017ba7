import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result } from '@/lib/platform/result'
import { personIdOf, type Viewer } from '@/lib/platform/viewer'
import type { CancelInput } from '../schema'
import { sessionToChange, whyFixed } from './session-to-change'
import { tellEveryone } from './tell'

/** Cancels a session with a reason that those in it are told. Its trainers and its room are free from then on. */
export async function cancelSession(
  viewer: Viewer,
  { sessionId, version, reason }: CancelInput,
): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    const found = await sessionToChange(tx, viewer, sessionId, version)
    if (!found.ok) return found
    const session = found.value
    const fixed = whyFixed(session)
    if (fixed) return fixed
    await tx.session.update({
      where: { id: session.id },
      data: { isLive: false, cancelledReason: reason, icalSequence: { increment: 1 }, version: { increment: 1 } },
    })
    const { startsAt: fromStartsAt, endsAt: fromEndsAt, editionId } = session
    const change = await tx.sessionChange.create({
      data: {
        sessionId: session.id,
        kind: 'cancelled',
        at: now(),
        byId: personIdOf(viewer),
        fromStartsAt,
        fromEndsAt,
        reason,
      },
      select: { id: true },
    })
    await recordAct(tx, viewer, {
      act: 'session.cancel',
      subject: { type: 'session', id: session.id },
      editionId,
      reason,
    })
    if (fromEndsAt > now()) await tellEveryone(tx, 'session.cancelled', session.id, change.id)
    return done()
  })
}
