import 'server-only'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Viewer } from '@/lib/platform/viewer'
import { canDecideRoles } from '../policy'
import type { TakeRoleInput } from '../schema'
import { lockAdministration, stillAdministers } from './lock-administration'
import { removeGrant } from './write-grant'

/**
 * Takes a role away. Refuses with 'proveAgain', and with 'lastAdministrator' where nobody would be left who administers and
 * can sign in. A role that is gone already stays so.
 */
export async function takeRole(
  viewer: Viewer,
  { personId, grantId, reason }: TakeRoleInput,
): Promise<Result<undefined>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    const administrators = await lockAdministration(tx)
    if (!stillAdministers(viewer, administrators)) return refused('notFound')
    const grant = await tx.roleGrant.findFirst({
      where: { id: grantId, personId },
      select: { role: true, courseId: true, editionId: true, organisationId: true, sessionId: true },
    })
    if (!grant) return done()
    if (grant.role === 'administrator' && administrators.every((id) => id === personId)) {
      return refused('lastAdministrator')
    }
    await removeGrant(tx, viewer, { personId, ...grant }, reason)
    return done()
  })
}
