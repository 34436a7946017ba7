import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Viewer } from '@/lib/platform/viewer'
import { canDecideRoles } from '../policy'
import type { DecideGrantInput } from '../schema'
import { lockAdministration, stillAdministers } from './lock-administration'
import { tellWhoAsked } from './tell-of-request'
import { noScope, writeGrant } from './write-grant'

/**
 * Gives or declines the administration that another administrator asked for. Refuses with 'proveAgain', with
 * 'grantNeedsAnother' who asked for it themselves, and with 'grantDecided' where somebody was quicker.
 */
export async function decideGrant(
  viewer: Viewer,
  { requestId, isGranted }: Pick<DecideGrantInput, 'requestId' | 'isGranted'>,
): Promise<Result<{ personId: string }>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    if (!stillAdministers(viewer, await lockAdministration(tx))) return refused('notFound')
    const request = await tx.grantRequest.findUnique({ where: { id: requestId } })
    if (!request) return refused('notFound')
    if (request.decidedAt) return refused('grantDecided')
    const { personId, role, askedById, reason } = request
    if (viewer.personId === askedById || viewer.personId === personId) return refused('grantNeedsAnother')
    await tx.grantRequest.update({
      where: { id: requestId },
      data: { decidedById: viewer.personId, decidedAt: now(), isGranted },
    })
    if (isGranted) await writeGrant(tx, viewer, { personId, role, ...noScope }, reason)
    else await recordAct(tx, viewer, { act: 'role.declineAdministration', subject: { type: 'Person', id: personId } })
    await tellWhoAsked(tx, request)
    return done({ personId })
  })
}
