import autocannon from 'autocannon'
import { Failure } from '../scripts/setup/failure.mjs'
import { processorMs } from './processes.mjs'

const SAMPLE_MS = 100
const LONGEST = 30

/**
 * Asks for so many seconds over so many connections, each asking again as soon as it was answered. `request()` gives
 * the next one's path and headers; `pids` name processes whose processor time for one request is wanted. Whatever is
 * not answered with 200 ends the bench: a fault is fast.
 */
export async function load(base, request, { connections, seconds, pids = {} }) {
  const setupRequest = (made) => Object.assign(made, request())
  const run = autocannon({
    url: base,
    connections,
    duration: seconds,
    sampleInt: SAMPLE_MS,
    timeout: 60,
    requests: [{ setupRequest }],
  })
  const times = []
  const statuses = new Map()
  const before = mapped(pids, processorMs)
  const begun = performance.now()
  let last = begun
  run.on('response', (_client, status, _bytes, ms) => {
    last = performance.now()
    times.push(ms)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  })
  const { errors, timeouts } = await run
  const processor = mapped(pids, (pid, name) => (processorMs(pid) - before[name]) / times.length)
  const wrong = [...statuses].filter(([status]) => status !== 200).map(([status, count]) => `${count} times ${status}`)
  if (errors > 0) wrong.push(`${errors} errors, ${timeouts} of them timeouts`)
  if (times.length === 0 && wrong.length === 0 && seconds < LONGEST) {
    return load(base, request, { connections, seconds: 2 * seconds, pids }) // too short for even one
  }
  if (wrong.length > 0 || times.length === 0) {
    const what = wrong.join(', ') || 'nothing'
    throw new Failure(`${request().path} answered ${what}: there is nothing to measure.`)
  }
  return { perSecond: (times.length * 1000) / (last - begun), ...percentiles(times), processor }
}

const mapped = (named, of) => Object.fromEntries(Object.entries(named).map(([name, one]) => [name, of(one, name)]))

/** `{ p50, p95, p99, worst }` of times in milliseconds. */
export function percentiles(times) {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: sorted.at(-1) }
}
