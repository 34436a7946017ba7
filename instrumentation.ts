import type { Instrumentation } from 'next'
import { noteTrouble } from './lib/platform/troubles'

export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./lib/platform/env')
  if (env().WORKER === 'inside') (await import('./worker')).startOutboxWorker()
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const requestId = request.headers['x-request-id']
  noteTrouble(String(requestId), error)
  const { log } = await import('./lib/platform/log')
  const { digest, message, stack } = error as Error & { digest?: string }
  log.error({ requestId, digest, message, stack, path: request.path.split('?')[0], route: context.routePath }, 'failed')
}
