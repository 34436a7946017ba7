import 'server-only'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { registersTakenBy } from '../policy'
import { absencesInRow } from '../rules'
import type { MarkValue } from '../schema'

/** Nobody needs to look further back than this to see that a word is due. */
const SESSIONS_BACK = 8

/**
 * How many sessions in a row each learner has missed before a session, by enrolment's id: in the sessions of the same
 * editions that count, are closed, and whose registers the viewer may take.
 */
export async function missedInRow(
  viewer: Viewer,
  { startsAt, editionIds }: { startsAt: Date; editionIds: string[] },
): Promise<Map<string, number>> {
  const earlier = await db.session.findMany({
    where: {
      AND: [registersTakenBy(viewer)],
      editions: { some: { editionId: { in: editionIds } } },
      isLive: true,
      countsAttendance: true,
      endsAt: { lte: startsAt },
      register: { state: 'closed' },
    },
    select: { id: true },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: SESSIONS_BACK,
  })
  const inOrder = earlier.map(({ id }) => id).toReversed()
  const marks = await db.mark.findMany({
    where: { sessionId: { in: inOrder }, editionId: { in: editionIds } },
    select: { sessionId: true, enrolmentId: true, value: true },
  })
  const valuesOf = new Map<string, (MarkValue | null)[]>()
  for (const { sessionId, enrolmentId, value } of marks) {
    const values = valuesOf.get(enrolmentId) ?? inOrder.map(() => null)
    values[inOrder.indexOf(sessionId)] = value
    valuesOf.set(enrolmentId, values)
  }
  return new Map([...valuesOf].map(([enrolmentId, values]) => [enrolmentId, absencesInRow(values)]))
}
