import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { hasSecondFactor } from './factors'
import { type Proved, recordSignIn, type SignedIn } from './record-sign-in'
import { beginStep } from './steps'

/** A recorded sign-in; or the secret of a step, where a second factor is still to be shown. */
export type Entered = SignedIn | { step: string }

/**
 * Lets somebody in whose right has been checked by the command that calls this, under the account's lock: every way of
 * signing in ends here. One factor does not open an account that has two (OWASP ASVS 5.0, 6.3.3 and 6.4.3).
 */
export async function enterAccount(
  tx: Tx,
  viewer: Viewer,
  accountId: string,
  proved: Proved,
  next?: string | null,
): Promise<Entered> {
  if (proved.isStrong || !(await hasSecondFactor(tx, accountId))) return recordSignIn(tx, viewer, accountId, proved)
  return { step: await beginStep(tx, { kind: 'secondFactor', accountId, proof: proved.proof, next }) }
}
