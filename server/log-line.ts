import type { IncomingMessage, ServerResponse } from 'node:http'
import { CLIENT_HEADER } from '@/lib/platform/client-address'
import { log } from '@/lib/platform/log'
import { noteOfRequest, takeNotes } from '@/lib/platform/request-notes'

/** What a person may come to by themselves and no page of ours leads to: told with the machine that asked. */
const TRIED = /^(notFound|forbidden|malformed|method|fromElsewhere|noLength|tooLarge|viewing|tooOften|signIn|file)/

/**
 * A line for each request, once it is answered: who, what, how it ended and, where it was refused, by what word (OWASP ASVS
 * 5.0, 16.2.1, 16.3.2 and 16.3.3). Of the address only the path, of a form nothing but the names of wrong fields.
 */
export function logWhenDone(
  { method, headers }: IncomingMessage,
  response: ServerResponse,
  about: { requestId: string; path: string },
) {
  const begun = performance.now()
  response.once('close', () => {
    const ms = Math.round(performance.now() - begun)
    const { refused: why, ...note } = takeNotes(about.requestId)
    const { statusCode: status } = response
    const refused = why ?? whyOf(status, note.person !== undefined)
    const line = { ...about, method, status, ms, ...note }
    if (!refused) log.info(line, 'request')
    else if (!TRIED.test(refused)) log.info({ ...line, refused }, 'refused')
    else log.warn({ ...line, refused, client: headers[CLIENT_HEADER] }, 'refused')
  })
}

/**
 * What a status says where nothing else was said. What is there for others is not there for them: it looks alike, and for
 * whoever is signed in is worth a look.
 */
function whyOf(status: number, isSignedIn: boolean): string | undefined {
  if (status === 404) return isSignedIn ? 'notFound' : undefined
  return ({ 400: 'malformed', 403: 'forbidden', 409: 'actUnknown', 429: 'tooOften' } as Record<number, string>)[status]
}

/** Notes that a request was refused before anybody looked at what it asks. */
export function noteRefusal({ headers }: IncomingMessage, refused: string) {
  noteOfRequest(String(headers['x-request-id']), { refused })
}
