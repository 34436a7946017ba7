import 'server-only'
import type { Proof } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { newToken, tokenHash } from '@/lib/platform/passwords'
import type { Member } from '@/lib/platform/viewer'

/** Whether signing in to the account needs more than one factor: a telephone that tells codes, or a passkey. */
export async function hasSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  const totp = { totp: { confirmedAt: { not: null } } }
  return (await tx.account.count({ where: { id: accountId, OR: [totp, { passkeys: { some: {} } }] } })) > 0
}

/**
 * To be called before a factor is added, under the account's lock. What was signed in to without one ends with the first:
 * whoever knows the password alone is out, and adds no factor of their own to an account that is guarded now.
 */
export async function beforeFactor(tx: Tx, { accountId, signInId }: Member) {
  if (!(await hasSecondFactor(tx, accountId))) await endSignIns(tx, accountId, 'factorAdded', signInId)
}

/** Notes that the viewer has just shown a second factor beside the first: this sign-in is one of two from now on. */
export async function strengthen(tx: Tx, viewer: Member, proof: Proof) {
  const at = { id: viewer.signInId, endedAt: null }
  await tx.signIn.updateMany({ where: at, data: { provedAt: now() } })
  await tx.signIn.updateMany({ where: { ...at, isStrong: false }, data: { isStrong: true, proof } })
}

/** Notes that the viewer has just proved again that it is they, and gives their sign-in another secret. */
export function renewSignIn(tx: Tx, viewer: Member): Promise<string | null> {
  return changeSecret(tx, viewer, { provedAt: now() })
}

/**
 * Gives the viewer's sign-in another secret: a cookie that was copied before opens nothing any more (OWASP ASVS 5.0, 7.2.4).
 * Null where the sign-in has ended meanwhile.
 */
export async function changeSecret(tx: Tx, viewer: Member, also: { provedAt?: Date } = {}): Promise<string | null> {
  const token = newToken()
  const { count } = await tx.signIn.updateMany({
    where: { id: viewer.signInId, endedAt: null },
    data: { ...also, tokenHash: tokenHash(token) },
  })
  return count === 1 ? token : null
}

/**
 * To be called where a factor was taken away. With the last one go the codes on paper, which stood in for it, and the
 * account's sign-ins are ones of a single factor again, but those in which an institution vouched for two.
 */
export async function factorRemoved(tx: Tx, accountId: string) {
  if (await hasSecondFactor(tx, accountId)) return
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  await tx.signIn.updateMany({
    where: { accountId, endedAt: null, proof: { not: 'institution' } },
    data: { isStrong: false },
  })
}
