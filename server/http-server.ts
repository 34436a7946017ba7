import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { clientOf } from '@/lib/platform/client-address'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { headersOfAll } from './policy'
import { METHODS } from './refusals'

/** Above the minute that proxies commonly keep a connection for, so that it is not we who end it under a request. */
const KEEP_ALIVE_MS = 75_000

/**
 * Node's server, with an answer of ours wherever Node would give a bare one of its own: one that says how it may be used, and
 * leaves a line in the log.
 */
export function httpServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  // Whoever names no host is refused like others (server/refusals.ts).
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requireHostHeader: false }, answer)
  // A server may pass over what it does not know of (RFC 9110, 10.1.1); Node would say 417.
  server.on('checkExpectation', answer)
  server.on('connect', refuseTunnel)
  server.on('clientError', refuseUnreadable)
  return server
}

/** Nobody gets through this server to another (CONNECT: RFC 9110, 9.3.6). */
function refuseTunnel({ method, url: path, headers }: IncomingMessage, socket: Duplex) {
  socket.on('error', () => {})
  refuse(socket, 405, { method, path, refused: 'method' }, headers['x-forwarded-for'])
}

/** What Node could not read, by its word for it; all else that it has a word for is malformed. */
const REFUSALS: Record<string, [status: number, refused: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'tooLarge'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'tooLarge'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'tooSlow'],
}

/** The response that a connection is waiting for, by which Node itself decides whether there is room for a word. */
type Waiting = { _httpMessage?: { _headerSent?: boolean } | null; bytesRead?: number }

function refuseUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Duplex & Waiting) {
  const [status, refused] = REFUSALS[code] ?? [400, 'malformed']
  const isOurs = code in REFUSALS || (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE')
  // Who has left hears nothing, nor does a browser that opened a connection ahead and asked for nothing; and no answer of ours is cut in two.
  if (!isOurs || !socket.writable || !socket.bytesRead || socket._httpMessage?._headerSent) return void socket.destroy()
  refuse(socket, status, { refused, code })
}

/** Answers on a connection that has no response of Node's, and ends it. What nobody could read names no client before a proxy. */
function refuse(
  socket: Duplex & { remoteAddress?: string },
  status: number,
  about: Record<string, unknown>,
  forwarded?: string | string[],
) {
  const requestId = randomUUID()
  const client = clientOf(forwarded, socket.remoteAddress ?? '', env().TRUSTED_PROXIES)
  log.warn({ requestId, status, ...about, client }, 'refused')
  const headers = Object.entries({
    date: new Date().toUTCString(),
    'x-request-id': requestId,
    ...headersOfAll(),
    ...(status === 405 && { allow: METHODS.join(', ') }),
    connection: 'close',
    'content-length': 0,
  })
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  // Nobody reads what may still come.
  socket.end(`${lines.join('\r\n')}\r\n\r\n`, () => socket.destroy())
}
