'use server'

import { clearSignInCookie } from '@/lib/platform/auth'
import { redirectTo } from '@/lib/platform/navigation'

export async function signOutAction(): Promise<void> {
  await clearSignInCookie()
  await redirectTo('/')
}
