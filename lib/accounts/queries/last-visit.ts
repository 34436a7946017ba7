import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { visitBefore } from '../rules/accounts'

/** Of somebody who signs in on every device every day, these reach back further than a visit. */
const LATEST = 20

/** When the viewer was last here before this visit; null where that cannot be told. */
export async function lastVisit(viewer: Member): Promise<Date | null> {
  const signIns = await db.signIn.findMany({
    where: { accountId: viewer.accountId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: LATEST,
    select: { id: true, at: true, lastSeenAt: true },
  })
  return visitBefore(signIns, viewer.signInId, now())
}
