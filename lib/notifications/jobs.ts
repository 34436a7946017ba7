import 'server-only'
import { failureOf } from '@/lib/platform/failure'
import { log } from '@/lib/platform/log'
import { deliverDue } from './commands'
import type { MailMakers } from './schema'

const PAUSE_MS = 1_000

/** Delivers the outbox until it is told to stop. A failure of the database is waited out. */
export function startWorker(makers: MailMakers): { stop: () => Promise<void> } {
  let stopping = false
  let wake = () => {}
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PAUSE_MS)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const running = (async () => {
    while (!stopping) {
      const took = await deliverDue(makers).catch((error: Error) => {
        log.error(failureOf(error), 'the outbox could not be read')
        return 0
      })
      if (took === 0 && !stopping) await pause()
    }
  })()
  return {
    stop: () => {
      stopping = true
      wake()
      return running
    },
  }
}
