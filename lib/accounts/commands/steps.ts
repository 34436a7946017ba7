import 'server-only'
import type { Prisma, Proof, SignInStepKind } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { newToken, tokenHash } from '@/lib/platform/passwords'
import { stepIsOpen } from '../queries/steps'
import { SET_UP_MS, STEP_MS } from '../rules/second-factor'

type Step = {
  kind: SignInStepKind
  accountId?: string
  /** What was proved before it. */
  proof?: Proof
  details?: Prisma.InputJsonObject
  next?: string | null
}

/** Begins what the browser has to finish within ten minutes; the secret for its cookie. */
export async function beginStep(tx: Tx, step: Step): Promise<string> {
  const at = now()
  const token = newToken()
  await tx.signInStep.create({
    data: { ...step, tokenHash: tokenHash(token), createdAt: at, expiresAt: new Date(at.getTime() + STEP_MS) },
  })
  return token
}

/** An open step under its lock, so that of two who come with it the second waits. Not yet used up: see `closeStep`. */
export async function lockStep(tx: Tx, kind: SignInStepKind, token: string) {
  const hash = tokenHash(token)
  await tx.$queryRaw`SELECT 1 FROM "SignInStep" WHERE "tokenHash" = ${hash} FOR UPDATE`
  const step = await tx.signInStep.findUnique({ where: { tokenHash: hash } })
  return stepIsOpen(kind, step) ? step : null
}

/** Uses a step up: it opens nothing any more. */
export async function closeStep(tx: Tx, id: string) {
  await tx.signInStep.update({ where: { id }, data: { usedAt: now() } })
}

/** Deletes the steps whose time is over, finished or not, and the telephones that were begun and told no code in time. */
export async function deleteUnfinished() {
  await db.signInStep.deleteMany({ where: { expiresAt: { lt: now() } } })
  const since = new Date(now().getTime() - SET_UP_MS)
  await db.totp.deleteMany({ where: { confirmedAt: null, createdAt: { lt: since } } })
}
