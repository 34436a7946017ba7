import type { IncomingMessage } from 'node:http'
import { defaultLocale, localeOfPath, localePath, pseudoLocale } from '@/lib/platform/locales'
import { isServed } from '@/lib/platform/messages'
import { PREFERS_HEADER, preferredLocale } from '@/lib/platform/preference'
import { signInCookie } from '@/lib/platform/sign-in-cookie'
import type { Answer } from './answer'
import { PARTIAL } from './visitor-request'

/**
 * Tells the pages which language the address is in, and which one the browser would rather have; nothing where these are
 * the same, so that what is kept for visitors is kept once for all who need no other.
 */
export function noteLanguages(request: IncomingMessage, path: string) {
  const { headers } = request
  headers['x-next-intl-locale'] = localeOfPath(path)
  const preferred = preferredLocale(headers['accept-language'])
  delete headers[PREFERS_HEADER]
  if (preferred && preferred !== localeOfPath(path)) headers[PREFERS_HEADER] = preferred
}

/**
 * The way from the bare address to the language that the visitor's browser prefers, for who comes from elsewhere: on a page
 * of ours its language was chosen, and a link there leads where it says. The page itself leads those who are signed in.
 */
export function toPreferred({ method, url = '/', headers }: IncomingMessage): Answer | null {
  const [path, search] = url.split('?')
  const preferred = headers[PREFERS_HEADER]
  if (path !== '/' || typeof preferred !== 'string' || preferred === defaultLocale) return null
  if ((method !== 'GET' && method !== 'HEAD') || PARTIAL.some((name) => name in headers)) return null
  if (headers.cookie?.includes(`${signInCookie()}=`) || comesFromUs(headers)) return null
  return {
    status: 307,
    headers: {
      location: localePath(preferred, '/') + (search ? `?${search}` : ''),
      vary: 'Accept-Language, Cookie',
      'cache-control': 'no-store',
    },
    body: Buffer.alloc(0),
  }
}

/** Browsers say so themselves; those that do not yet name the page they come from. */
function comesFromUs({ host, referer, 'sec-fetch-site': site }: IncomingMessage['headers']): boolean {
  return site === 'same-origin' || Boolean(referer?.includes(`//${host}/`))
}

/** Whether an address is in a language that is not to be had here. */
export function isUnspoken(path: string): boolean {
  return localeOfPath(path) === (pseudoLocale as string) && !isServed(pseudoLocale)
}
