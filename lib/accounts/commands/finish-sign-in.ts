import 'server-only'
import type { Proof } from '@prisma/client'
import { type Tx, transaction } from '@/lib/platform/db'
import { lockAccount } from '@/lib/platform/lock-account'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { openStep } from '../queries/steps'
import { recordSignIn, type SignedIn } from './record-sign-in'
import { closeStep, lockStep } from './steps'
import { readyCode, takeCode, wrongCode } from './take-code'

export type Finished = SignedIn & { next: string | null }

/**
 * Finishes a sign-in with a code of the telephone or of paper. Refuses with 'codeWrong', which leaves the step open,
 * 'codeTooOften', 'stepGone' where the sign-in was begun too long ago or by nobody, or 'accountSuspended'.
 */
export async function finishSignIn(
  viewer: Viewer,
  stepToken: string,
  typed: string,
  client: string | null = null,
): Promise<Result<Finished>> {
  const begun = await openStep('secondFactor', stepToken)
  if (!begun?.accountId) return refused('stepGone')
  const ready = await readyCode(begun.accountId, typed, client)
  if (!ready.ok) return ready
  return transaction((tx) => finishStep(tx, viewer, stepToken, () => takeCode(tx, viewer, ready.value)))
}

/**
 * Ends a step by `prove`, which takes the second factor and says what it was, null where it is wrong. Under the
 * account's lock and the step's.
 */
export async function finishStep(
  tx: Tx,
  viewer: Viewer,
  stepToken: string,
  prove: (accountId: string) => Promise<Proof | null>,
): Promise<Result<Finished>> {
  const begun = await openStep('secondFactor', stepToken, tx)
  if (!begun?.accountId) return refused('stepGone')
  const { accountId, next } = begun
  await lockAccount(tx, accountId)
  const step = await lockStep(tx, 'secondFactor', stepToken)
  if (!step) return refused('stepGone')
  const { state } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { state: true } })
  if (state !== 'active') return refused('accountSuspended')
  const proof = await prove(accountId)
  if (!proof) return wrongCode()
  await closeStep(tx, step.id)
  return done({ ...(await recordSignIn(tx, viewer, accountId, { proof, isStrong: true })), next })
}
