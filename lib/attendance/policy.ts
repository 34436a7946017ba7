import type { Prisma } from '@prisma/client'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsPlannedBy, sessionsTaughtBy } from '@/lib/sessions/policy'

/** The sessions whose registers the viewer may read, take and correct: those they teach in and those they plan. */
export function registersTakenBy(viewer: Viewer): Prisma.SessionWhereInput {
  return { OR: [sessionsTaughtBy(viewer), sessionsPlannedBy(viewer)] }
}

/** Who stands on a session's roll: enrolled at any moment of it. `isOnRoll` in rules.ts decides the same. */
export function onRollOf(session: { id: string; startsAt: Date; endsAt: Date }): Prisma.EnrolmentWhereInput {
  return {
    edition: { sessions: { some: { sessionId: session.id } } },
    beganAt: { lt: session.endsAt },
    OR: [{ endedAt: { gt: session.startsAt } }, { endedAt: null, state: { in: ['enrolled', 'completed', 'failed'] } }],
  }
}
