import 'server-only'
import { transaction } from '@/lib/platform/db'
import { lockAccount } from '@/lib/platform/lock-account'
import { log } from '@/lib/platform/log'
import { done, type Result, refused } from '@/lib/platform/result'
import { giveBack, minutesUntil, takeFromAll } from '@/lib/platform/throttle'
import type { Viewer } from '@/lib/platform/viewer'
import { openStep } from '../queries/steps'
import { SIGN_IN_FAILURES } from '../rules/accounts'
import type { PasskeyAnswer } from '../schema'
import { type Entered, enterAccount } from './enter-account'
import { type Finished, finishStep } from './finish-sign-in'
import { countPasskey, type PasskeyProof, provePasskey } from './passkey-proof'

type Answered = { answer: PasskeyAnswer; next?: string | null }

/**
 * Signs in by a passkey alone, which says whose it is and is two factors. Refuses with 'passkeyWrong' for whatever is wrong
 * with it, 'signInTooOften' after too many of these from one machine, or 'accountSuspended'.
 */
export async function signInByPasskey(
  viewer: Viewer,
  { answer, next }: Answered,
  client: string | null = null,
): Promise<Result<Entered>> {
  const held = await proved(answer, client)
  if (!held.ok) return held
  const { accountId } = held.value
  return transaction(async (tx) => {
    await lockAccount(tx, accountId)
    const account = await tx.account.findUnique({ where: { id: accountId }, select: { state: true } })
    if (!account || !(await countPasskey(tx, held.value))) return refused('passkeyWrong')
    if (client) await giveBack(tx, ofClient(client))
    if (account.state !== 'active') return refused('accountSuspended')
    return done(await enterAccount(tx, viewer, accountId, { proof: 'passkey', isStrong: true }, next))
  })
}

/** Finishes a sign-in that waits for its second factor. Refuses as `signInByPasskey`, and with 'stepGone'. */
export async function finishByPasskey(
  viewer: Viewer,
  stepToken: string,
  answer: PasskeyAnswer,
  client: string | null = null,
): Promise<Result<Finished>> {
  const begun = await openStep('secondFactor', stepToken)
  if (!begun?.accountId) return refused('stepGone')
  const held = await proved(answer, client)
  if (!held.ok) return held
  if (held.value.accountId !== begun.accountId) return refused('passkeyWrong')
  return transaction(async (tx) => {
    const finished = await finishStep(tx, viewer, stepToken, async () =>
      (await countPasskey(tx, held.value)) ? 'passkey' : null,
    )
    if (!finished.ok && finished.reason === 'codeWrong') return refused('passkeyWrong')
    if (finished.ok && client) await giveBack(tx, ofClient(client))
    return finished
  })
}

async function proved(answer: PasskeyAnswer, client: string | null): Promise<Result<PasskeyProof>> {
  const used = client ? await takeFromAll([ofClient(client)]) : null
  if (used) {
    log.warn({ client, throttle: used.kind, until: used.from }, 'a sign-in was refused: too many had failed before it')
    return refused('signInTooOften', {
      params: { minutes: minutesUntil(used.from) },
    })
  }
  const proof = await provePasskey(answer, client)
  return proof ? done(proof) : refused('passkeyWrong')
}

/** The same tries as for passwords: one machine has so many, by whatever way. */
const ofClient = (client: string) => ({ kind: 'signIn.client', of: client, limit: SIGN_IN_FAILURES.client })
