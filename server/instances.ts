import cluster, { type Worker } from 'node:cluster'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '@/lib/platform/log'
import { rescueConnection } from './handover'

const PAUSE_MS = 1_000

/**
 * Keeps so many processes serving the same port; this one only hands them their connections, in turn. One that dies is
 * replaced; the first alone delivers the outbox, unless a worker apart does.
 */
export function runInstances(count: number) {
  let isStopping = false
  let hasServed = false
  const start = (slot: number) => {
    const instance = cluster.fork(slot === 0 ? {} : { WORKER: 'apart' })
    rescueConnection(instance)
    instance.once('listening', () => (hasServed = true))
    instance.once('exit', async (code, signal) => {
      if (isStopping) return
      // What cannot start at all would not the second time either; its reason stands above.
      if (!hasServed) process.exit(code || 1)
      log.error({ slot, code, signal }, 'a server process ended and is replaced')
      await sleep(PAUSE_MS)
      if (!isStopping) start(slot)
    })
  }
  for (let slot = 0; slot < count; slot++) start(slot)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (isStopping) return
      isStopping = true
      await Promise.all(living().map(end))
      process.exit(0)
    })
  }
}

const living = () => Object.values(cluster.workers ?? {}).filter((one) => one !== undefined)

function end(instance: Worker) {
  return new Promise<void>((resolve) => {
    instance.once('exit', () => resolve())
    instance.process.kill('SIGTERM')
  })
}
