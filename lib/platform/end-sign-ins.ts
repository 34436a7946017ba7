import 'server-only'
import { now } from './clock'
import type { Tx } from './db'
import { lockAccount } from './lock-account'
import type { Viewer } from './viewer'

/**
 * Ends an account's sign-ins, all of them or all but the one that the person is using, and those that wait for their
 * second factor. How many sign-ins that were. Signing in holds the same lock: one that is at it comes in before and is
 * ended here, or after and knows what has changed.
 */
export async function endSignIns(
  tx: Tx,
  accountId: string,
  why:
    | 'passwordReset'
    | 'passwordChanged'
    | 'addressChanged'
    | 'endedByOwner'
    | 'endedByAdministrator'
    | 'suspended'
    | 'merged'
    | 'unmerged'
    | 'factorAdded'
    | 'roleChanged',
  exceptId?: string,
): Promise<number> {
  await lockAccount(tx, accountId)
  const open = { accountId, kind: 'secondFactor', usedAt: null } as const
  await tx.signInStep.updateMany({ where: open, data: { usedAt: now() } })
  const { count } = await tx.signIn.updateMany({
    where: { accountId, endedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { endedAt: now(), endedWhy: why },
  })
  return count
}

/**
 * Ends those of people whose roles are other ones now, all but the one with which somebody changes their own: who acts with
 * a role has signed in since they have it.
 */
export async function endSignInsOfRole(tx: Tx, personIds: string[], viewer: Viewer): Promise<void> {
  const accounts = await tx.account.findMany({
    where: { personId: { in: personIds } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const here = viewer.kind === 'member' ? viewer.signInId : undefined
  for (const { id } of accounts) await endSignIns(tx, id, 'roleChanged', here)
}
