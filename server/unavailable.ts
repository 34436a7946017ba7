import type { IncomingMessage } from 'node:http'
import { directionOf, localeOfPath } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import type { Trouble } from '@/lib/platform/troubles'
import type { Answer } from './answer'

const SOON_S = 10

/**
 * What is answered while the database is away: a page that needs nothing of it, and asks again by itself, not all of
 * those who wait at the same moment. What was sent is not sent again by itself.
 */
export function unavailable(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  trouble: Trouble = 'away',
): Answer {
  const { url = '/', headers } = request
  const again = SOON_S + Math.floor(Math.random() * SOON_S)
  const plain = { 'retry-after': String(again), 'cache-control': 'no-store' }
  const isForPart = 'rsc' in headers || 'next-action' in headers
  if (isForPart) return { status: 503, headers: { ...plain, 'content-type': 'text/plain' }, body: Buffer.alloc(0) }
  const locale = localeOfPath(url.split('?')[0] ?? '/')
  const t = translatorFor(locale)
  const text = textOf(trouble, hasSent(request))
  const html = `<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${hasSent(request) ? '' : `<meta http-equiv="refresh" content="${again}">`}
<title>${t(text.title)}</title>
<style>
  :root { color-scheme: light dark; font: 1.1rem/1.6 system-ui, sans-serif }
  main { max-width: 38rem; margin: 15vh auto; padding: 0 1.25rem }
  h1 { font: 600 1.8rem/1.25 Georgia, serif }
</style>
<main>
<h1>${t(text.title)}</h1>
<p>${t(text.advice)}</p>
</main>
</html>
`
  const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
  return {
    status: 503,
    headers: { ...plain, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    body: Buffer.from(html),
  }
}

/** Whether a request asks for something to be done. */
export const hasSent = ({ method }: Pick<IncomingMessage, 'method'>) => method !== 'GET' && method !== 'HEAD'

function textOf(trouble: Trouble, isSent: boolean) {
  if (trouble === 'full')
    return { title: 'shell.full.title', advice: isSent ? 'shell.full.sent' : 'shell.full.advice' } as const
  return {
    title: 'shell.unavailable.title',
    advice: isSent ? 'shell.unavailable.sent' : 'shell.unavailable.advice',
  } as const
}
