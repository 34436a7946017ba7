import 'server-only'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import type { NextAuthOptions } from 'next-auth'
import { decode, encode } from 'next-auth/jwt'
import CredentialsProvider from 'next-auth/providers/credentials'
import { cache } from 'react'
import { now } from './clock'
import { db } from './db'
import { env } from './env'
import { localePath } from './locales'
import { redirectTo } from './navigation'
import { tokenHash } from './passwords'
import { isSecure, signInCookie } from './sign-in-cookie'
import { type Member, type Viewer, visitor } from './viewer'

const SIGN_IN_DAYS = 30
const SEEN_EVERY_MS = 5 * 60_000

/** A sign-in ends by itself after this long. */
export const SIGN_IN_MS = SIGN_IN_DAYS * 24 * 3600_000

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })

/**
 * next-auth's settings. Signing in is a server action of ours that records the sign-in and mints next-auth's
 * cookie; the built-in callback would be a second door, without that record, so it lets nobody in.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SIGN_IN_DAYS * 86_400 },
  pages: { signIn: '/sign-in' },
  cookies: { sessionToken: { name: signInCookie(), options: cookieOptions() } },
  providers: [CredentialsProvider({ credentials: {}, authorize: () => null })],
})

/** Gives the browser the cookie of a recorded sign-in. `token` is the secret whose hash the record keeps. */
export async function setSignInCookie(token: string) {
  const maxAge = SIGN_IN_DAYS * 86_400
  const value = await encode({ token: { signIn: token }, secret: env().NEXTAUTH_SECRET, maxAge })
  ;(await cookies()).set(signInCookie(), value, { ...cookieOptions(), maxAge })
}

export async function clearSignInCookie() {
  ;(await cookies()).set(signInCookie(), '', { ...cookieOptions(), maxAge: 0 })
}

/** Who is asking, checked against the sign-in's record, the account and its roles at every request. */
export const currentViewer = cache(async (): Promise<Viewer> => {
  const cookie = (await cookies()).get(signInCookie())?.value
  if (!cookie) return visitor
  const token = await tokenIn(cookie)
  return (token && (await viewerOfSignIn(token))) || visitor
})

const tokens = new Map<string, string>()
const MOST_TOKENS = 5_000

/**
 * The secret that a cookie of ours carries; null for anything else. Opening one takes longer than all else that a
 * request's rights cost, so what was opened is remembered: the sign-in's record alone says whether it still holds.
 */
async function tokenIn(cookie: string): Promise<string | null> {
  const known = tokens.get(cookie)
  if (known) return known
  const claims = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null)
  if (typeof claims?.signIn !== 'string') return null
  if (tokens.size >= MOST_TOKENS) tokens.clear()
  tokens.set(cookie, claims.signIn)
  return claims.signIn
}

/** The person of a recorded sign-in, by the secret of its cookie; null once it has ended. */
export async function viewerOfSignIn(token: string): Promise<Member | null> {
  const at = now()
  const signIn = await db.signIn.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: {
      id: true,
      endedAt: true,
      expiresAt: true,
      lastSeenAt: true,
      isStrong: true,
      provedAt: true,
      account: {
        select: {
          id: true,
          state: true,
          person: {
            select: {
              id: true,
              name: true,
              locale: true,
              zone: true,
              lowData: true,
              trainer: { select: { personId: true } },
              grants: {
                select: { role: true, courseId: true, editionId: true, organisationId: true, sessionId: true },
              },
            },
          },
        },
      },
    },
  })
  if (!signIn || signIn.endedAt || signIn.expiresAt <= at || signIn.account.state !== 'active') return null
  if (at.getTime() - signIn.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db.signIn.update({ where: { id: signIn.id }, data: { lastSeenAt: at } })
  }
  const { id: personId, trainer, ...person } = signIn.account.person
  return {
    kind: 'member',
    personId,
    accountId: signIn.account.id,
    signInId: signIn.id,
    isTrainer: trainer !== null,
    isStrong: signIn.isStrong,
    provedAt: signIn.provedAt,
    ...person,
  }
}

/** The signed-in person, or the way to signing in and back to `path` (without its language). */
export async function requireMember(path: string): Promise<Member> {
  const viewer = await currentViewer()
  if (viewer.kind === 'member') return viewer
  return redirectTo(`/sign-in?next=${encodeURIComponent(path)}`)
}

/** The signed-in person where `allowed` holds; for others the page does not exist. */
export async function requireAllowed(path: string, allowed: (viewer: Member) => boolean): Promise<Member> {
  const viewer = await requireMember(path)
  if (!allowed(viewer)) notFound()
  return viewer
}

/** A page's whole address, for mail. */
export function appUrl(locale: string, path: string): string {
  return new URL(localePath(locale, path), env().APP_URL).href
}
