import { isSecure } from './sign-in-cookie'

/** Set by server/low-data.ts where a request asks for less data, by its browser or its reader; never by a browser itself. */
export const LOW_DATA_HEADER = 'x-lectern-low-data'

/** What a visitor chose in the foot of a page; a member's choice is with their account. */
export const lowDataCookie = () => (isSecure() ? '__Host-lectern-data' : 'lectern-data')

/** 'browser' where the browser asks for it, so that no choice on a page would change it. */
export type LowData = 'browser' | 'cookie'

/** Whether a request's own headers ask for less data (Save-Data: draft-grigorik-http-client-hints, 3.4). */
export function lowDataOf(headers: { 'save-data'?: unknown; cookie?: unknown }): LowData | null {
  if (/^\s*on\b/i.test(String(headers['save-data'] ?? ''))) return 'browser'
  return new RegExp(`(?:^|;\\s*)${lowDataCookie()}=low(?:;|$)`).test(String(headers.cookie ?? '')) ? 'cookie' : null
}
