import 'server-only'
import { cookies } from 'next/headers'
import { institutionCookie, isSecure } from './sign-in-cookie'

const SECONDS = 600

/** Lax, so that the browser brings it when the institution sends it back. */
const options = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })

/** Lets the browser be known when it comes back from its institution. */
export async function expectBack(token: string) {
  ;(await cookies()).set(institutionCookie(), token, { ...options(), maxAge: SECONDS })
}

export async function expectedBack(): Promise<string | null> {
  return (await cookies()).get(institutionCookie())?.value ?? null
}

export async function expectNoMore() {
  ;(await cookies()).set(institutionCookie(), '', { ...options(), maxAge: 0 })
}
