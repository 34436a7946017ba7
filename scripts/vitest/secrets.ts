import { vi } from 'vitest'

export const first = 'the first secret, of thirty-two letters'
export const second = 'the second secret, of thirty-two letters'

/** Lets what is imported from here on begin with these settings, until `vi.unstubAllEnvs`. */
export function beginWith(secret: string, before = '') {
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  vi.stubEnv('NEXTAUTH_SECRET_BEFORE', before)
  vi.resetModules()
}
