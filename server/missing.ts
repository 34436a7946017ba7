import { IncomingMessage, ServerResponse } from 'node:http'
import { localeOfPath, localePath, pathWithoutLocale } from '@/lib/platform/locales'
import type { Answer } from './answer'
import { PARTIAL } from './visitor-request'

/** The page that says so (app/[locale]/(public)/missing). */
const PAGE = '/missing'
/** Their own pages say what became of a link. */
const SAY_THEMSELVES = /^\/(confirm|confirm-address|invitation|reset-password)$/

/** Whether an answer only tells the browser's script to show that there is nothing: Next renders no such page by itself. */
export function isBareMissing({ method, url = '/', headers }: IncomingMessage, made: Answer | null): boolean {
  if (made?.status !== 404 || (method !== 'GET' && method !== 'HEAD')) return false
  if (!String(made.headers['content-type'] ?? '').startsWith('text/html')) return false
  const [path = '/'] = url.split('?')
  return !PARTIAL.some((name) => name in headers) && !SAY_THEMSELVES.test(pathWithoutLocale(path))
}

/** The same answer as a whole page, readable before and without script; null where even that cannot be made. */
export async function missingPage(
  request: IncomingMessage,
  render: (request: IncomingMessage, response: ServerResponse) => Promise<Answer | null>,
): Promise<Answer | null> {
  const asked = new IncomingMessage(request.socket)
  const url = localePath(localeOfPath(request.url ?? '/'), PAGE)
  Object.assign(asked, { method: 'GET', url, headers: { ...request.headers }, complete: true })
  asked.push(null)
  const response = new ServerResponse(asked)
  const made = await render(asked, response)
  // It goes nowhere itself: whoever waits for it to be sent need not.
  response.emit('finish')
  return made?.status === 200 ? { ...made, status: 404 } : null
}
