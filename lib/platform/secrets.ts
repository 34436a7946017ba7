import 'server-only'
import { env } from './env'

/**
 * What opens what the server has sealed: its secret, and while there is one the secret before it. Only the first seals, so
 * that a key is changed and nobody notices (OWASP ASVS 5.0, 11.2.2).
 */
export function secrets(): [string, ...string[]] {
  const { NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE } = env()
  return NEXTAUTH_SECRET_BEFORE ? [NEXTAUTH_SECRET, NEXTAUTH_SECRET_BEFORE] : [NEXTAUTH_SECRET]
}
