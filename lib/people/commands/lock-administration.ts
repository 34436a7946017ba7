import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'

/**
 * Lets one at a time decide who has which role, and answers who administers now and can sign in. What was true of an
 * administrator before the lock may hold no more: see `stillAdministers`. Comes before the locks of people and of
 * their accounts.
 */
export async function lockAdministration(tx: Tx): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('administration', 0))`
  const grants = await tx.roleGrant.findMany({
    where: { role: 'administrator', person: { account: { state: 'active' } } },
    select: { personId: true },
  })
  return grants.map(({ personId }) => personId)
}

export function stillAdministers(viewer: Viewer, administrators: string[]): boolean {
  return viewer.kind === 'system' || (viewer.kind === 'member' && administrators.includes(viewer.personId))
}
