import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { METHODS } from './refusals'

/** Nobody gets through this server to another (CONNECT: RFC 9110, 9.3.6); Node would hang up without a word. */
export function refuseTunnel(_: IncomingMessage, socket: Duplex) {
  const lines = [
    'HTTP/1.1 405 Method Not Allowed',
    `Allow: ${METHODS.join(', ')}`,
    'Connection: close',
    'Content-Length: 0',
  ]
  socket.on('error', () => {})
  socket.end(`${lines.join('\r\n')}\r\n\r\n`)
}
