import 'server-only'
import type { SignInStepKind } from '@prisma/client'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { refuseWhileViewing } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { institute } from '@/lib/platform/institute'
import { log } from '@/lib/platform/log'
import { newToken, tokenHash } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import { takeFromAll } from '@/lib/platform/throttle'
import { isFresh, type Member, type Viewer, visitor } from '@/lib/platform/viewer'
import { openStep } from '../queries/steps'
import { CHALLENGE_MS, CHALLENGES, handleOf, PASSKEYS_MOST } from '../rules/passkeys'

/** Whom passkeys are for: the configured address and never the request's (WebAuthn Level 3, 5.1.2 and 13.4.9). */
export const relyingParty = () => {
  const { hostname, origin } = new URL(env().APP_URL)
  return { id: hostname, origin }
}

/**
 * A challenge for signing in: for any passkey that the browser offers or, where it is known who they are, for theirs alone.
 * Refuses with 'passkeyTooOften' whoever asks for too many.
 */
export async function challengePasskey(
  viewer: Viewer,
  accountId: string | null,
  client: string | null = null,
): Promise<Result<PublicKeyCredentialRequestOptionsJSON>> {
  refuseWhileViewing(viewer)
  if (await hadTooMany(client)) return refused('passkeyTooOften')
  const own = accountId ? await ownPasskeys(accountId) : []
  return done(
    await generateAuthenticationOptions({
      rpID: relyingParty().id,
      challenge: await newChallenge('passkey', accountId),
      allowCredentials: own.map(({ credentialId: id, transports }) => ({ id, transports })),
      userVerification: 'required',
      timeout: CHALLENGE_MS,
    }),
  )
}

/** A challenge for whom a sign-in in this browser waits for. Refuses with 'stepGone' too. */
export async function challengeSecondPasskey(stepToken: string, client: string | null = null) {
  const begun = await openStep('secondFactor', stepToken)
  return begun?.accountId ? challengePasskey(visitor, begun.accountId, client) : refused('stepGone')
}

/**
 * What the viewer's browser needs to make a new passkey: one that is found without an address and knows its owner. Refuses
 * with 'proveAgain', 'passkeysMost' and 'passkeyTooOften'.
 */
export async function challengeNewPasskey(
  viewer: Member,
  client: string | null = null,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId } = viewer
  const own = await ownPasskeys(accountId)
  if (own.length >= PASSKEYS_MOST) return refused('passkeysMost')
  if (await hadTooMany(client)) return refused('passkeyTooOften')
  const rp = relyingParty().id
  const [address, known] = await Promise.all([
    db.personEmail.findFirst({ where: { personId: viewer.personId, isPrimary: true }, select: { address: true } }),
    institute(),
  ])
  return done(
    await generateRegistrationOptions({
      rpID: rp,
      rpName: known?.name ?? rp,
      userID: handleOf(accountId),
      userName: address?.address ?? viewer.name,
      userDisplayName: viewer.name,
      challenge: await newChallenge('newPasskey', accountId),
      excludeCredentials: own.map(({ credentialId: id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      timeout: CHALLENGE_MS,
    }),
  )
}

/** Uses a challenge up, whatever its answer turns out to be; null where there is none of that kind or its time is over. */
export async function takeChallenge(
  kind: SignInStepKind,
  challenge: string | null,
): Promise<{ accountId: string | null } | null> {
  if (!challenge) return null
  const at = now()
  const hash = tokenHash(challenge)
  const { count } = await db.signInStep.updateMany({
    where: { tokenHash: hash, kind, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  })
  if (count === 0) return null
  return db.signInStep.findUnique({ where: { tokenHash: hash }, select: { accountId: true } })
}

async function newChallenge(kind: 'passkey' | 'newPasskey', accountId: string | null) {
  const at = now()
  const challenge = newToken()
  await db.signInStep.create({
    data: {
      kind,
      accountId,
      tokenHash: tokenHash(challenge),
      createdAt: at,
      expiresAt: new Date(at.getTime() + CHALLENGE_MS),
    },
  })
  return new Uint8Array(Buffer.from(challenge, 'base64url'))
}

async function hadTooMany(client: string | null): Promise<boolean> {
  if (!client) return false
  const used = await takeFromAll([{ kind: 'passkey.challenge', of: client, limit: CHALLENGES }])
  if (used) log.warn({ client, throttle: used.kind, until: used.from }, 'no passkey was asked for: too often before')
  return used !== null
}

const ownPasskeys = (accountId: string) =>
  db.passkey.findMany({ where: { accountId }, select: { credentialId: true, transports: true } })
