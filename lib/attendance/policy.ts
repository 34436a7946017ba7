import type { Prisma } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import type { Viewer } from '@/lib/platform/viewer'

const none: Prisma.SessionWhereInput = { id: { in: [] } }

/** The sessions that the viewer teaches in, in whichever part. */
export function sessionsTaughtBy(viewer: Viewer): Prisma.SessionWhereInput {
  return viewer.kind === 'member' ? { trainers: { some: { trainerId: viewer.personId } } } : none
}

/** The sessions of editions that the viewer manages; of a joint session, all of them. */
export function sessionsManagedBy(viewer: Viewer): Prisma.SessionWhereInput {
  const edition = editionsManagedBy(viewer)
  return { editions: { some: { edition }, every: { edition } } }
}

/** The sessions whose registers the viewer may read, take and correct. */
export function registersTakenBy(viewer: Viewer): Prisma.SessionWhereInput {
  return { OR: [sessionsTaughtBy(viewer), sessionsManagedBy(viewer)] }
}

/** Who stands on a session's roll: enrolled at any moment of it. `isOnRoll` in rules.ts decides the same. */
export function onRollOf(session: { id: string; startsAt: Date; endsAt: Date }): Prisma.EnrolmentWhereInput {
  return {
    edition: { sessions: { some: { sessionId: session.id } } },
    beganAt: { lt: session.endsAt },
    OR: [{ endedAt: { gt: session.startsAt } }, { endedAt: null, state: { in: ['enrolled', 'completed', 'failed'] } }],
  }
}
