import 'server-only'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { now } from './clock'
import { db } from './db'
import { env } from './env'
import { localePath } from './locales'
import { redirectTo } from './navigation'
import { tokenHash } from './passwords'
import { provePath } from './prove'
import { requestId } from './request'
import { noteOfRequest } from './request-notes'
import { isSecure, signInCookie } from './sign-in-cookie'
import { signInRecord } from './sign-in-record'
import { sealSignIn, tokenIn } from './sign-in-seal'
import { isFresh, type Member, type Viewer, visitor } from './viewer'
import { seenAs } from './viewing'
import { withhold } from './withhold'

const SIGN_IN_DAYS = 30
const SEEN_EVERY_MS = 5 * 60_000

/** A sign-in ends by itself after this long. */
export const SIGN_IN_MS = SIGN_IN_DAYS * 24 * 3600_000

/** And where nobody has used it for this long (OWASP ASVS 5.0, 7.3.1): docs/security.md says why so. */
const IDLE_MS = 7 * 24 * 3600_000

/** What was last seen then, or before, has ended by now. */
export const idleSince = (at: Date) => new Date(at.getTime() - IDLE_MS)

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })

/**
 * Gives the browser the cookie of a recorded sign-in, in next-auth's form. `token` is the secret whose hash the record keeps.
 * Of next-auth's own addresses none is served: they would be a second door, without that record.
 */
export async function setSignInCookie(token: string) {
  const maxAge = SIGN_IN_DAYS * 86_400
  const value = await sealSignIn(token, maxAge)
  ;(await cookies()).set(signInCookie(), value, { ...cookieOptions(), maxAge })
}

export async function clearSignInCookie() {
  ;(await cookies()).set(signInCookie(), '', { ...cookieOptions(), maxAge: 0 })
}

/** The secret in the request's cookie, whether the sign-in goes on, has ended or was never ours; null without one. */
async function tokenHere(): Promise<string | null> {
  const cookie = (await cookies()).get(signInCookie())?.value
  return cookie ? tokenIn(cookie) : null
}

/** Who is asking, checked against the sign-in's record, the account and its roles at every request. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const token = await tokenHere()
  const member = token && (await viewerOfSignIn(token))
  if (!member) return visitor
  const { personId, viewedBy } = member
  const who = viewedBy ? { person: viewedBy.personId, as: personId } : { person: personId }
  noteOfRequest(await requestId(), who)
  return member
})

/** Whether the sign-in of this browser ended because its person's roles are other ones now: for the page for signing in. */
export async function isOutByRole(): Promise<boolean> {
  const token = await tokenHere()
  if (!token) return false
  return (await db.signIn.count({ where: { tokenHash: tokenHash(token), endedWhy: 'roleChanged' } })) > 0
}

/** The person of a recorded sign-in, by the secret of its cookie; null once it has ended. */
export async function viewerOfSignIn(token: string): Promise<Member | null> {
  const at = now()
  const record = await signInRecord(token)
  if (record?.state !== 'active' || hasEnded(record, at)) return null
  const { id: signInId, accountId, personId, name, locale, zone, lowData, isStrong, provedAt } = record
  if (at.getTime() - record.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db.signIn.update({ where: { id: signInId }, data: { lastSeenAt: at } })
  }
  const held = withhold(record, isStrong, record)
  const who = { personId, accountId, signInId, name, locale, zone, lowData }
  return seenAs({ kind: 'member', ...who, isStrong, provedAt, ...held }, record)
}

/** By its owner or another act, by its whole time, or by not having been used. */
function hasEnded(
  { endedAt, expiresAt, lastSeenAt }: { endedAt: Date | null; expiresAt: Date; lastSeenAt: Date },
  at: Date,
): boolean {
  return endedAt !== null || expiresAt <= at || lastSeenAt <= idleSince(at)
}

/** The signed-in person, or the way to signing in and back to `path` (without its language). */
export async function requireMember(path: string): Promise<Member> {
  const viewer = await currentViewer()
  if (viewer.kind === 'member') return viewer
  return redirectTo(`/sign-in?next=${encodeURIComponent(path)}`)
}

/**
 * The signed-in person where `allowed` holds; for others the page does not exist. Whoever's roles wait for a second factor
 * is led to it instead, whatever the page.
 */
export async function requireAllowed(path: string, allowed: (viewer: Member) => boolean): Promise<Member> {
  const viewer = await requireMember(path)
  if (allowed(viewer)) return viewer
  if (viewer.withheld.length > 0) await redirectTo(SECOND_FACTOR_PATH)
  return notFound()
}

/** Where a second factor is set up, or shown. */
const SECOND_FACTOR_PATH = '/account/second-factor'

/** What is left of having proved oneself when a page shows its form: time to fill it in. */
const TO_FILL_IN_MS = 5 * 60_000

/**
 * The way to proving again that it is they, and back to `path`, for whoever did so too long ago: for pages whose form is
 * highly sensitive, before somebody fills it in. Its command asks `isFresh` by itself (OWASP ASVS 5.0, 7.5.1 and 7.5.3).
 */
export async function requireFresh(viewer: Member, path: string): Promise<void> {
  if (!isFresh(viewer, new Date(now().getTime() + TO_FILL_IN_MS))) await redirectTo(provePath(path))
}

/** A page's whole address, for mail. */
export function appUrl(locale: string, path: string): string {
  return new URL(localePath(locale, path), env().APP_URL).href
}
