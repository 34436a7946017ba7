import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { setSignInCookie } from './auth'
import { isLocale, localePath, pathWithoutLocale } from './locales'
import { ownPath } from './navigation'
import { isSecure, stepCookie } from './sign-in-cookie'

/** What a way of signing in came to: a recorded sign-in, or a step on the way to one. Both hold a secret for a cookie. */
type Entered = { token: string; locale: string; home: string } | { step: string }

const STEP_SECONDS = 600

/**
 * Gives the browser its cookie and leaves: for the second factor where one is needed; else for where the person was going,
 * in their account's own language. Here alone a preference is followed. `spoken` is the language of a request whose address
 * has none.
 */
export async function enter(
  entered: Entered,
  next: string | null | undefined,
  spoken: string | null = null,
): Promise<never> {
  if ('step' in entered) {
    ;(await cookies()).set(stepCookie(), entered.step, { ...stepOptions(), maxAge: STEP_SECONDS })
    redirect(localePath(spoken ?? (await getLocale()), '/sign-in/second'))
  }
  const { token, locale, home } = entered
  await setSignInCookie(token)
  await clearStep()
  redirect(localePath(isLocale(locale) ? locale : await getLocale(), pathWithoutLocale(ownPath(next, home))))
}

/** The secret of a sign-in that this browser has begun and not finished. */
export async function stepHere(): Promise<string | null> {
  return (await cookies()).get(stepCookie())?.value ?? null
}

async function clearStep() {
  const jar = await cookies()
  if (jar.has(stepCookie())) jar.set(stepCookie(), '', { ...stepOptions(), maxAge: 0 })
}

const stepOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })
