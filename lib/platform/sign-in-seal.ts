import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { secrets } from './secrets'
import { isSealedAsOurs } from './sign-in-cookie'

/** What a browser is given to keep of a sign-in: the secret of its record, sealed in next-auth's form. */
export function sealSignIn(token: string, maxAge: number): Promise<string> {
  return encode({ token: { signIn: token }, secret: secrets()[0], maxAge })
}

const tokens = new Map<string, string>()
const MOST_TOKENS = 5_000

/**
 * The secret that a cookie of ours carries; null for anything else. Opening one takes longer than all else that a
 * request's rights cost, so what was opened is remembered: the sign-in's record alone says whether it still holds.
 */
export async function tokenIn(cookie: string): Promise<string | null> {
  const known = tokens.get(cookie)
  if (known) return known
  if (!isSealedAsOurs(cookie)) return null
  for (const secret of secrets()) {
    const claims = await decode({ token: cookie, secret }).catch(() => null)
    if (typeof claims?.signIn !== 'string') continue
    if (tokens.size >= MOST_TOKENS) tokens.clear()
    tokens.set(cookie, claims.signIn)
    return claims.signIn
  }
  return null
}
