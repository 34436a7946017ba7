import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/platform/env'
import { localeOfPath } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import { signInCookie } from '@/lib/platform/sign-in-cookie'
import type { Answer } from './answer'
import { mostBytesOf } from './limits'
import { plainPage } from './plain-page'
import { hasSent } from './unavailable'

/** Why a request is answered before anybody looks at what it asks. */
export type RequestRefusal = 'fromElsewhere' | 'tooLarge' | 'noLength' | 'malformed' | 'viewing' | 'method'

/** All that any page or handler answers to: of TRACE, say, or DELETE there is nothing to be made (RFC 9110, 9.3.8 and 15.5.6). */
export const METHODS = ['GET', 'HEAD', 'POST']

const STATUS: Record<RequestRefusal, number> = {
  fromElsewhere: 403,
  tooLarge: 413,
  noLength: 411,
  malformed: 400,
  viewing: 403,
  method: 405,
}

/** Null where a request may go on. */
export function refusalOf(request: IncomingMessage, path: string): RequestRefusal | null {
  if (!METHODS.includes(request.method ?? '')) return 'method'
  if (!namesOneHost(request)) return 'malformed'
  const size = sizeRefusal(request, path)
  if (size || !hasSent(request)) return size
  if (!comesFromOwnPage(request)) return 'fromElsewhere'
  return isForm(request) ? null : 'malformed'
}

/** The refusal in words, in the language of the address. */
export function refusalPage(request: IncomingMessage, reason: RequestRefusal): Answer {
  const t = translatorFor(localeOfPath(request.url?.split('?')[0] ?? '/'))
  return plainPage(request, {
    status: STATUS[reason],
    title: t(`shell.refused.${reason}.title`),
    advice: t(`shell.refused.${reason}.advice`),
    back: reason === 'viewing' ? t('shell.viewing.back') : undefined,
    headers: reason === 'method' ? { allow: METHODS.join(', ') } : undefined,
  })
}

/** One, and none only in HTTP's first version (RFC 9112, 3.2); what it says is used for nothing (server/notes.ts). */
function namesOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const count = rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
  return count === 1 || (count === 0 && httpVersion === '1.0')
}

/**
 * Every act of ours reads a form, also one that needs nothing of it, and a form says where its parts end (RFC 7578, 4.1): of
 * anything else Next would make a failure.
 */
function isForm({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? ''
  if (!('next-action' in headers) && !/^\s*multipart\//i.test(type)) return true
  return /^multipart\/form-data;\s*boundary=\S/.test(type)
}

/** A body that is too large, or does not say how large it is (RFC 9110, 15.5.12 and 15.5.14). */
function sizeRefusal({ headers }: IncomingMessage, path: string): RequestRefusal | null {
  if ('transfer-encoding' in headers) return 'noLength'
  return Number(headers['content-length'] ?? 0) > mostBytesOf(path) ? 'tooLarge' : null
}

/**
 * Whether what is sent comes from a page of ours: browsers say where it comes from with everything that is sent (Fetch, 3.1;
 * OWASP ASVS 5.0, 3.5.1). What says nothing comes from a program, which has no cookie of a browser's.
 */
function comesFromOwnPage({ headers }: IncomingMessage): boolean {
  if (headers.origin !== undefined) return headers.origin === new URL(env().APP_URL).origin
  const site = headers['sec-fetch-site']
  return site === undefined ? !headers.cookie?.includes(`${signInCookie()}=`) : site === 'same-origin'
}
