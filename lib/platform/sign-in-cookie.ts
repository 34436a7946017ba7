import { env } from './env'

export const isSecure = () => env().APP_URL.startsWith('https:')

/** The cookie that says who somebody is: whoever comes without it is a visitor. */
export const signInCookie = () => (isSecure() ? '__Host-lectern' : 'lectern')

/** The cookie of who was sent to their institution and is awaited back. */
export const institutionCookie = () => (isSecure() ? '__Host-lectern-institution' : 'lectern-institution')

/** The cookie of a sign-in that still needs a second factor. It opens nothing but the next question. */
export const stepCookie = () => (isSecure() ? '__Host-lectern-step' : 'lectern-step')

/** As next-auth's `encode` seals (RFC 7516, 3). */
const SEAL = '{"alg":"dir","enc":"A256GCM"}'

/** Whether a cookie says that it is sealed as ours are: no other algorithm is tried on one (OWASP ASVS 5.0, 9.1.2). */
export function isSealedAsOurs(cookie: string): boolean {
  const [header = ''] = cookie.split('.', 1)
  return Buffer.from(header, 'base64url').toString() === SEAL
}
