import 'server-only'
import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { lockOwnAccount } from '@/lib/platform/lock-account'
import { log } from '@/lib/platform/log'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { challengeIn, PASSKEYS_MOST } from '../rules/passkeys'
import type { NewPasskeyAnswer } from '../schema'
import { beforeFactor, strengthen } from './factors'
import { sendNotice } from './notice'
import { relyingParty, takeChallenge } from './passkey-challenge'
import { faultIn } from './passkey-proof'

/**
 * Keeps a passkey that the viewer's browser has just made (WebAuthn Level 3, 7.1), tells them by mail, and ends the account's
 * other sign-ins where it is its first factor. Refuses with
 * 'proveAgain', with 'passkeyWrong' where it was not made for us, for this viewer and just now, and with 'passkeyKnown'.
 */
export async function keepPasskey(
  viewer: Member,
  { name, answer }: { name: string; answer: NewPasskeyAnswer },
): Promise<Result<undefined>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const asked = await takeChallenge('newPasskey', challengeIn(answer.response.clientDataJSON))
  const made = asked?.accountId === viewer.accountId ? await verified(answer) : null
  if (!made) return refused('passkeyWrong')
  const { credential, credentialBackedUp } = made
  return transaction(async (tx) => {
    if (!(await lockOwnAccount(tx, viewer))) return refused('proveAgain')
    const [known, own] = await Promise.all([
      tx.passkey.count({ where: { credentialId: credential.id } }),
      tx.passkey.count({ where: { accountId: viewer.accountId } }),
    ])
    if (known > 0) return refused('passkeyKnown')
    if (own >= PASSKEYS_MOST) return refused('passkeysMost')
    await beforeFactor(tx, viewer)
    const { id } = await tx.passkey.create({
      data: {
        accountId: viewer.accountId,
        credentialId: credential.id,
        publicKey: new Uint8Array(credential.publicKey),
        counter: credential.counter,
        transports: answer.response.transports,
        isBackedUp: credentialBackedUp,
        name,
        createdAt: now(),
      },
      select: { id: true },
    })
    await strengthen(tx, viewer, 'passkey')
    await recordAct(tx, viewer, { act: 'account.keepPasskey', subject: { type: 'Passkey', id } })
    await sendNotice(tx, viewer.personId, 'passkeyAdded')
    return done()
  })
}

async function verified(answer: NewPasskeyAnswer) {
  try {
    const { verified: holds, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} } as Parameters<
        typeof verifyRegistrationResponse
      >[0]['response'],
      // It is ours: the row that was just used up was found by it.
      expectedChallenge: () => true,
      expectedOrigin: relyingParty().origin,
      expectedRPID: relyingParty().id,
      requireUserVerification: true,
    })
    return holds ? registrationInfo : null
  } catch (error) {
    log.warn({ why: faultIn(error) }, 'a new passkey was refused')
    return null
  }
}
