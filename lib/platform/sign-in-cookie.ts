import { env } from './env'

export const isSecure = () => env().APP_URL.startsWith('https:')

/** The cookie that says who somebody is: whoever comes without it is a visitor. */
export const signInCookie = () => (isSecure() ? '__Host-lectern' : 'lectern')
