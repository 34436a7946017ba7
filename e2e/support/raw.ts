import { request } from 'node:http'

export type RawAnswer = { status: number; headers: Record<string, unknown>; body: string }

/** A request as a program writes it, whatever a browser would set or refuse to. */
export function rawRequest(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        body += chunk
      })
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body })
        // What says that more comes, and is refused, need not come.
        sent.destroy()
      })
    })
    sent.on('error', reject)
    if (Number(headers['content-length'] ?? 0) > 0) sent.flushHeaders()
    else sent.end()
  })
}
