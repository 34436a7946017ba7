import 'server-only'
import { now } from './clock'
import type { Tx } from './db'

/** Ends an account's sign-ins, all of them or all but the one that the person is using. How many that were. */
export async function endSignIns(
  tx: Tx,
  accountId: string,
  why: 'passwordReset' | 'passwordChanged' | 'endedByOwner',
  exceptId?: string,
): Promise<number> {
  const { count } = await tx.signIn.updateMany({
    where: { accountId, endedAt: null, ...(exceptId && { id: { not: exceptId } }) },
    data: { endedAt: now(), endedWhy: why },
  })
  return count
}
