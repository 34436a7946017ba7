import type { Prisma } from '@prisma/client'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsPlannedBy, sessionsTaughtBy } from '@/lib/sessions/policy'

/** The sessions whose registers the viewer may read, take and correct: those they teach in and those they plan. */
export function registersTakenBy(viewer: Viewer): Prisma.SessionWhereInput {
  return { OR: [sessionsTaughtBy(viewer), sessionsPlannedBy(viewer)] }
}
