import 'server-only'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { defaultLocale } from '@/lib/platform/locales'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsVisibleTo } from '../policy'
import type { ListedSession } from '../schema'
import { listed, listedEdition, toListed } from './listed'

/** An edition's sessions in their order, for anyone who sees the edition. Why one was cancelled is for those in it. */
export async function sessionsOfEdition(
  viewer: Viewer,
  editionId: string,
  locale: string = viewer.kind === 'member' ? viewer.locale : defaultLocale,
): Promise<ListedSession[]> {
  if (!isId(editionId)) return []
  const rows = await db.session.findMany({
    where: { AND: [{ editions: { some: { editionId } } }, sessionsVisibleTo(viewer)] },
    select: { ...listed, editions: { where: { editionId }, select: listedEdition } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ editions: [edition], ...row }) =>
    edition ? [{ ...toListed(row, edition, locale), cancelledReason: null }] : [],
  )
}
