import 'server-only'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { ScheduledSession } from '../schema'
import { listed, listedEdition, toListed } from './listed'

/** An edition's sessions for those who run it, with the state of their registers. */
export async function schedule(viewer: Viewer, editionId: string, locale: string): Promise<ScheduledSession[]> {
  const rows = await db.session.findMany({
    where: { editions: { some: { editionId, edition: editionsManagedBy(viewer) } } },
    select: {
      ...listed,
      seriesId: true,
      isDetached: true,
      register: { select: { state: true, savedAt: true } },
      editions: { where: { editionId }, select: listedEdition },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ editions: [edition], register, seriesId, isDetached, ...row }) => {
    if (!edition) return []
    const registerState = register?.state === 'closed' ? 'closed' : register?.savedAt ? 'saved' : 'notTaken'
    return [{ ...toListed(row, edition, locale), registerState, isMoved: seriesId !== null && isDetached }]
  })
}
