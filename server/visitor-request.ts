import type { IncomingMessage } from 'node:http'
import { pathWithoutLocale } from '@/lib/platform/locales'
import { LOW_DATA_HEADER } from '@/lib/platform/low-data'
import { PREFERS_HEADER } from '@/lib/platform/preference'
import { signInCookie } from '@/lib/platform/sign-in-cookie'

/** The pages that look alike to everyone who is not signed in. */
const PUBLIC = /^\/($|courses$|courses\/[^/]+$|editions\/[^/]+$)/
const LONGEST = 400
/** What Next's own requests for parts of pages carry. */
export const PARTIAL = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-action', 'range']

/**
 * The key of a page that everyone without a sign-in sees alike, those apart whose browsers prefer another language and are
 * offered it, and those who ask for less data; null where the request is for something else.
 */
export function visitorKey({ method, url = '/', headers }: IncomingMessage): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null
  if (url.length > LONGEST || PARTIAL.some((name) => name in headers)) return null
  if (headers.cookie?.includes(`${signInCookie()}=`)) return null
  const [path = '/'] = url.split('?')
  if (!PUBLIC.test(pathWithoutLocale(path))) return null
  return [headers[PREFERS_HEADER], headers[LOW_DATA_HEADER], url].join(' ')
}

const NEEDED = ['host', 'x-request-id', 'x-next-intl-locale', PREFERS_HEADER, LOW_DATA_HEADER]

/** Renders a request of nobody in particular: whatever the page would lean on, it finds nothing of who came first. */
export async function asNobody<T>(request: IncomingMessage, render: () => Promise<T>): Promise<T> {
  const { method, headers } = request
  request.method = 'GET'
  request.headers = Object.fromEntries(NEEDED.flatMap((name) => (name in headers ? [[name, headers[name]]] : [])))
  try {
    return await render()
  } finally {
    Object.assign(request, { method, headers })
  }
}
