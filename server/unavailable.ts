import type { IncomingMessage } from 'node:http'
import { localeOfPath } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import type { Answer } from './answer'
import { plainPage } from './plain-page'

const SOON_S = 10

/**
 * What is answered while the database is away or full: a page that needs nothing of it, and asks again by itself, not all
 * of those who wait at the same moment. What was sent is not sent again by itself.
 */
export function unavailable(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  trouble: 'away' | 'full' = 'away',
): Answer {
  const again = SOON_S + Math.floor(Math.random() * SOON_S)
  const t = translatorFor(localeOfPath(request.url?.split('?')[0] ?? '/'))
  const text = textOf(trouble, hasSent(request))
  return plainPage(request, {
    status: 503,
    title: t(text.title),
    advice: t(text.advice),
    headers: { 'retry-after': String(again) },
    again: hasSent(request) ? undefined : again,
  })
}

/** Whether a request asks for something to be done. */
export const hasSent = ({ method }: Pick<IncomingMessage, 'method'>) => method !== 'GET' && method !== 'HEAD'

function textOf(trouble: 'away' | 'full', isSent: boolean) {
  if (trouble === 'full')
    return { title: 'shell.full.title', advice: isSent ? 'shell.full.sent' : 'shell.full.advice' } as const
  return {
    title: 'shell.unavailable.title',
    advice: isSent ? 'shell.unavailable.sent' : 'shell.unavailable.advice',
  } as const
}
