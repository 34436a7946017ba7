import type { IncomingMessage } from 'node:http'
import { localeOfPath } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import type { Lack } from '@/lib/platform/troubles'
import type { Answer } from './answer'
import { plainPage } from './plain-page'

const SOON_S = 10

/**
 * What is answered while the database is away or full, or too many have come at once: a page that needs nothing of it, and asks again by itself, not all
 * of those who wait at the same moment. What was sent is not sent again by itself.
 */
export function unavailable(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>, lack: Lack = 'away'): Answer {
  const again = SOON_S + Math.floor(Math.random() * SOON_S)
  const t = translatorFor(localeOfPath(request.url?.split('?')[0] ?? '/'))
  const text = textOf(lack, hasSent(request))
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

function textOf(lack: Lack, isSent: boolean) {
  const text = ({ away: 'unavailable', full: 'full', crowded: 'crowded' } as const)[lack]
  return { title: `shell.${text}.title`, advice: `shell.${text}.${isSent ? 'sent' : 'advice'}` } as const
}
