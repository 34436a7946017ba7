import type { IncomingMessage } from 'node:http'
import { CLIENT_HEADER, clientOf } from '@/lib/platform/client-address'
import { env } from '@/lib/platform/env'
import { noteLanguages } from './language'
import { noteLowData } from './low-data'

/** Puts on a request what the pages are to know of it, each in the place of what somebody else may have put there. */
export function noteOn(request: IncomingMessage, path: string, requestId: string) {
  const { headers, socket } = request
  headers['x-request-id'] = requestId
  headers[CLIENT_HEADER] = clientOf(headers['x-forwarded-for'], socket.remoteAddress ?? '', env().TRUSTED_PROXIES)
  // Addresses are made of the configured one, whatever a request or a proxy says.
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'forwarded']) delete headers[name]
  headers.host = new URL(env().APP_URL).host
  noteLanguages(request, path)
  noteLowData(request)
}
