import { env } from './env'

export const isSecure = () => env().APP_URL.startsWith('https:')

/** The cookie that says who somebody is: whoever comes without it is a visitor. */
export const signInCookie = () => (isSecure() ? '__Host-lectern' : 'lectern')

/** The cookie of who was sent to their institution and is awaited back. */
export const institutionCookie = () => (isSecure() ? '__Host-lectern-institution' : 'lectern-institution')

/** The cookie of a sign-in that still needs a second factor. It opens nothing but the next question. */
export const stepCookie = () => (isSecure() ? '__Host-lectern-step' : 'lectern-step')
