import 'server-only'
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { challengeIn, counterGoesOn, handleOf } from '../rules/passkeys'
import type { PasskeyAnswer } from '../schema'
import { relyingParty, takeChallenge } from './passkey-challenge'

/** A passkey's answer that held, still to be counted with `countPasskey` in the transaction that lets its owner on. */
export type PasskeyProof = {
  accountId: string
  passkeyId: string
  before: bigint
  counter: number
  isBackedUp: boolean
}

/**
 * Whose passkey has answered a challenge of ours, if it answered as WebAuthn Level 3, 7.2 asks: this origin and no other,
 * its owner known to it, a counter that goes on. Null otherwise, with the reason in the log alone. It uses the challenge up.
 */
export async function provePasskey(answer: PasskeyAnswer, client: string | null = null): Promise<PasskeyProof | null> {
  const asked = await takeChallenge('passkey', challengeIn(answer.response.clientDataJSON))
  if (!asked) return failed({ client }, 'its challenge was none of ours, used or too old')
  const passkey = await db.passkey.findUnique({
    where: { credentialId: answer.id },
    select: { id: true, accountId: true, publicKey: true, counter: true },
  })
  if (!passkey) return failed({ client }, 'nobody has it')
  const { id: passkeyId, accountId } = passkey
  const about = { client, passkeyId }
  if (asked.accountId && asked.accountId !== accountId) return failed(about, 'another person was asked')
  const handle = answer.response.userHandle
  if (handle && handle !== Buffer.from(handleOf(accountId)).toString('base64url')) {
    return failed(about, 'it named another account')
  }
  const said = await verified(answer, passkey.publicKey).catch(faultIn)
  if (typeof said === 'string') return failed(about, said)
  if (!counterGoesOn(passkey.counter, said.newCounter)) {
    return failed(about, 'its counter did not go on: there may be a copy of it')
  }
  return {
    accountId,
    passkeyId,
    before: passkey.counter,
    counter: said.newCounter,
    isBackedUp: said.credentialBackedUp,
  }
}

/** Keeps where the counter stands. False where another answer of the same passkey came between, or it is gone. */
export async function countPasskey(tx: Tx, { passkeyId, before, counter, isBackedUp }: PasskeyProof): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id: passkeyId, counter: before },
    data: { counter, isBackedUp, lastUsedAt: now() },
  })
  return count > 0
}

async function verified(answer: PasskeyAnswer, publicKey: Uint8Array) {
  const { verified: holds, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} } satisfies AuthenticationResponseJSON,
    // It is ours: the row that was just used up was found by it.
    expectedChallenge: () => true,
    expectedOrigin: relyingParty().origin,
    expectedRPID: relyingParty().id,
    requireUserVerification: true,
    // Counters are compared once the signature holds, so that a made-up answer raises no alarm of a copy.
    credential: { id: answer.id, publicKey: new Uint8Array(publicKey), counter: 0 },
  })
  if (!holds) throw new Error('its signature was wrong')
  return authenticationInfo
}

/** The library's words, without what was sent. */
export const faultIn = (error: unknown) =>
  String((error as Error).message)
    .replace(/"[^"]*"/g, '…')
    .slice(0, 200)

function failed(about: { client: string | null; passkeyId?: string }, why: string): null {
  log.warn({ ...about, why }, 'a passkey was refused')
  return null
}
