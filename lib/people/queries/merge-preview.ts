import 'server-only'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { canMergePeople } from '../policy'
import { type Choices, differences, type MergePlan, planMerge } from '../rules/merge'
import { type FullSide, mergeSides } from './merge-sides'

export type MergePreview = {
  from: FullSide
  into: FullSide
  plan: MergePlan
  differing: { field: keyof Choices; offered: 'from' | 'into' }[]
}

/** What merging one record into another would do; null where one is not there, and for who may not. */
export async function mergePreview(
  viewer: Viewer,
  ids: { fromId: string; intoId: string },
  locale: string,
): Promise<MergePreview | null> {
  if (!canMergePeople(viewer) || !isId(ids.fromId) || !isId(ids.intoId)) return null
  const sides = await mergeSides(db, ids, locale)
  if (!sides) return null
  const { from, into } = sides
  const bothHavePrimary = [from, into].every(({ emails }) => emails.some(({ isPrimary }) => isPrimary))
  return {
    from,
    into,
    plan: planMerge(from, into),
    differing: [
      ...differences(from, into),
      ...(bothHavePrimary ? [{ field: 'address', offered: 'into' } as const] : []),
    ],
  }
}
