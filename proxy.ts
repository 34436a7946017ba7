import { randomUUID } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import createMiddleware from 'next-intl/middleware'
import { routing } from './lib/platform/locales'
import { log } from './lib/platform/log'

/** Above this an action's body would end in Next's own 500. */
const MOST_BYTES = 2_000_000

const localise = createMiddleware(routing)

/** Finds the language in the address and gives each request an id. It protects nothing: queries and commands do. */
export default function proxy(request: NextRequest) {
  const requestId = randomUUID()
  log.info({ requestId, method: request.method, path: request.nextUrl.pathname }, 'request')
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) {
    return new NextResponse(null, { status: 413, headers: { 'x-request-id': requestId } })
  }
  request.headers.set('x-request-id', requestId)
  const response = localise(request)
  response.headers.set('x-request-id', requestId)
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/|.*\\.(?:ico|png|svg|woff2|txt|xml|webmanifest)$).*)'],
}
