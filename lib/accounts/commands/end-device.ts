import 'server-only'
import { recordAct, refuseWhileViewing } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member } from '@/lib/platform/viewer'

/**
 * Ends one of the viewer's own sign-ins, at its next request, once they have proved that it is they (OWASP ASVS 5.0, 7.5.2).
 * Refuses with 'proveAgain', and with 'notFound' what is none of theirs.
 */
export async function endDevice(viewer: Member, signInId: string): Promise<Result<undefined>> {
  refuseWhileViewing(viewer)
  if (!isId(signInId)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    const own = { id: signInId, accountId: viewer.accountId }
    if ((await tx.signIn.count({ where: own })) === 0) return refused('notFound')
    const { count } = await tx.signIn.updateMany({
      where: { ...own, endedAt: null },
      data: { endedAt: now(), endedWhy: 'endedByOwner' },
    })
    if (count > 0) await record(tx, viewer)
    return done()
  })
}

/** Ends all of the viewer's sign-ins but the one they are using. Refuses with 'proveAgain'. */
export async function endOtherDevices(viewer: Member): Promise<Result<undefined>> {
  refuseWhileViewing(viewer)
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    if ((await endSignIns(tx, viewer.accountId, 'endedByOwner', viewer.signInId)) > 0) await record(tx, viewer)
    return done()
  })
}

const record = (tx: Parameters<typeof recordAct>[0], viewer: Member) =>
  recordAct(tx, viewer, { act: 'account.endSignIns', subject: { type: 'Account', id: viewer.accountId } })
