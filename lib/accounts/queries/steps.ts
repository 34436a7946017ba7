import 'server-only'
import type { SignInStep, SignInStepKind } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/passwords'
import { type Factors, factorsOf } from './factors'

/** An open step by its secret; null where it is unknown, of another kind, used or expired. */
export async function openStep(kind: SignInStepKind, token: string, tx: Tx = db): Promise<SignInStep | null> {
  const step = await tx.signInStep.findUnique({ where: { tokenHash: tokenHash(token) } })
  return stepIsOpen(kind, step) ? step : null
}

/** Whether a step can still be finished: of its kind, once, and until the moment it expires at. */
export function stepIsOpen(
  kind: SignInStepKind,
  step: Pick<SignInStep, 'kind' | 'usedAt' | 'expiresAt'> | null,
): step is SignInStep {
  return step?.kind === kind && step.usedAt === null && now() < step.expiresAt
}

/** Which second factors a sign-in that waits for one can be finished with; null where none waits in this browser. */
export async function awaitedFactors(token: string | null): Promise<Factors | null> {
  const step = token === null ? null : await openStep('secondFactor', token)
  return step?.accountId ? factorsOf({ accountId: step.accountId }) : null
}
