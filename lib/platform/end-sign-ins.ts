import 'server-only'
import { now } from './clock'
import type { Tx } from './db'

/**
 * Ends an account's sign-ins, all of them or all but the one that the person is using, and those that wait for their
 * second factor. How many sign-ins that were.
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
    | 'merged',
  exceptId?: string,
): Promise<number> {
  const open = { accountId, kind: 'secondFactor', usedAt: null } as const
  await tx.signInStep.updateMany({ where: open, data: { usedAt: now() } })
  const { count } = await tx.signIn.updateMany({
    where: { accountId, endedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { endedAt: now(), endedWhy: why },
  })
  return count
}
