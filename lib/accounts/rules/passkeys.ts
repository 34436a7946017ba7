import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'

const MINUTE_MS = 60_000

/** How long a passkey may take to answer a challenge: people look for a telephone or a key. */
export const CHALLENGE_MS = 5 * MINUTE_MS

/** So many a person: more are forgotten ones. */
export const PASSKEYS_MOST = 20

/** Challenges for one machine or network, where many may sit behind one address: each is a row for some minutes. */
export const CHALLENGES = { burst: 120, anHour: 120 }

/**
 * Whether a signature counter has gone on since the last time. One that stands still or goes back is another copy's; an
 * authenticator that counts nothing says 0 for ever (WebAuthn Level 3, 6.1.1 and step 22 of 7.2).
 */
export function counterGoesOn(before: bigint, now: number): boolean {
  return (before === 0n && now === 0) || BigInt(now) > before
}

/** The challenge that a browser says was answered; null where it says nothing of the kind. */
export function challengeIn(clientDataJson: string): string | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJson, 'base64url').toString('utf8'))
    const challenge = (said as { challenge?: unknown } | null)?.challenge
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

/** An account as passkeys know it (WebAuthn's user handle): its id's bytes, which say nothing of the person. */
export function handleOf(accountId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(accountId.replaceAll('-', ''), 'hex'))
}

/** What the server asks of a passkey, or why it asks nothing. */
export type PasskeyAsked =
  | { get: PublicKeyCredentialRequestOptionsJSON }
  | { create: PublicKeyCredentialCreationOptionsJSON }
  | { trouble: 'tooOften' | 'most' | 'none' }
