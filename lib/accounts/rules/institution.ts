import { createHmac, timingSafeEqual } from 'node:crypto'

/** What somebody is sent to their institution for. */
export type Errand = 'signIn' | 'link' | 'prove'

/** What is said of somebody by an ID token and, where it says no address, by the provider's list of claims. */
export type Claims = {
  subject: string
  /** One that the provider has confirmed. */
  address: string | null
  name: string | null
  acr: string | null
  amr: string[]
  /** When the provider last asked them who they are. */
  askedAt: Date | null
}

type Said = Record<string, unknown> & { sub: string }

/** OpenID Connect Core, 5.1: an address counts only with `email_verified`, and that only where it is `true` itself. */
export function claimsOf(said: Said): Claims {
  const { sub: subject, email, email_verified: isVerified, name, acr, amr, auth_time: askedAt } = said
  return {
    subject,
    address: isVerified === true && typeof email === 'string' ? email : null,
    name: typeof name === 'string' ? name : null,
    acr: typeof acr === 'string' ? acr : null,
    amr: Array.isArray(amr) ? amr.filter((one) => typeof one === 'string') : [],
    askedAt: typeof askedAt === 'number' ? new Date(askedAt * 1000) : null,
  }
}

/** Whether the provider says, in the words that the institute believes, that it asked for two factors. */
export function isVouchedFor(
  { acr, amr }: Pick<Claims, 'acr' | 'amr'>,
  { strongAcr, strongAmr }: { strongAcr: string[]; strongAmr: string[] },
): boolean {
  return (acr !== null && strongAcr.includes(acr)) || amr.some((one) => strongAmr.includes(one))
}

/** What a provider's clock may be behind ours. */
const SKEW_MS = 30_000

/** Whether the provider says that it asked them anew, and not that it knew them still (OpenID Connect Core, 3.1.2.1). */
export function isAskedSince(begun: Date, { askedAt }: Pick<Claims, 'askedAt'>): boolean {
  return askedAt !== null && askedAt.getTime() >= begun.getTime() - SKEW_MS
}

/**
 * What ties an answer to the question and both to this browser (RFC 9700, 2.1): made of the secret in its cookie, so that
 * the server keeps none of the three.
 */
export function tiesOf(token: string) {
  const made = (what: string) => createHmac('sha256', token).update(what).digest('base64url')
  return { state: made('state'), nonce: made('nonce'), verifier: made('verifier') }
}

export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
