import type { Instrumentation } from 'next'
import { noteTold } from './lib/platform/told'
import { isUnread, noteTrouble } from './lib/platform/troubles'

export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./lib/platform/env')
  if (env().WORKER === 'inside') (await import('./worker')).startOutboxWorker()
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const requestId = String(request.headers['x-request-id'])
  const isOfAct = context.routeType === 'action' || (request.method === 'POST' && error instanceof SyntaxError)
  const trouble = noteTrouble(requestId, error, isOfAct && isUnread(error))
  noteTold(error)
  // What was sent by hand is refused and no failure: the request's own line says so (server/log-line.ts).
  if (trouble === 'malformed' || trouble === 'viewing') return
  const { log } = await import('./lib/platform/log')
  const { failureOf } = await import('./lib/platform/failure')
  const { digest } = error as Error & { digest?: string }
  log.error(
    { requestId, digest, ...failureOf(error), path: request.path.split('?')[0], route: context.routePath },
    'failed',
  )
}
