import { env } from '../lib/platform/env'
import { log } from '../lib/platform/log'
import { startOutboxWorker } from '../worker'

env()
const worker = startOutboxWorker()
log.info('the worker delivers the outbox')
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await worker.stop()
    process.exit(0)
  })
}
