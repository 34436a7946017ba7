import { readdirSync, readFileSync } from 'node:fs'

const TICK_MS = 10 // a hundred a second on every Linux
const EVERY_MS = 250

/** A process and all that came of it. Where there is no /proc, as on a Mac, nothing here can be known. */
export function familyOf(pid) {
  const parents = new Map(numbers().flatMap((one) => [[one, Number(statOf(one)?.[1])]]))
  const family = [pid]
  for (const one of family) family.push(...[...parents].filter(([, parent]) => parent === one).map(([child]) => child))
  return family
}

/** Milliseconds of processor time that a family has taken so far, with that of those who have ended since. */
export function processorMs(pid) {
  const ticks = familyOf(pid).map((one, i) => {
    const stat = statOf(one)
    const own = Number(stat?.[11] ?? 0) + Number(stat?.[12] ?? 0)
    return own + (i === 0 ? Number(stat?.[13] ?? 0) + Number(stat?.[14] ?? 0) : 0)
  })
  return ticks.reduce((sum, one) => sum + one, 0) * TICK_MS
}

/** Megabytes of a family's memory, what they share counted once (proportional set size). */
export function memoryOf(pid) {
  const kilobytes = familyOf(pid).map((one) => {
    const found = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${one}/smaps_rollup`) ?? '')
    return Number(found?.[1] ?? 0)
  })
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

/** Looks at the memory of named families until it is stopped; `stop` returns the highest of each. */
export function watchMemory(pids) {
  const highest = Object.fromEntries(Object.keys(pids).map((name) => [name, 0]))
  const look = () => {
    for (const [name, pid] of Object.entries(pids)) highest[name] = Math.max(highest[name], memoryOf(pid))
  }
  look()
  const timer = setInterval(look, EVERY_MS)
  return {
    stop: () => {
      look()
      clearInterval(timer)
      return highest
    },
  }
}

function numbers() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

/** What stands after the program's name, which may hold anything. */
const statOf = (pid) => read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // it has ended meanwhile
  }
}
