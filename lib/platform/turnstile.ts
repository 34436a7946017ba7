/** More wait than a turnstile takes: answered 503 by the server (server/front.ts), before anything was begun. */
export class Crowded extends Error {
  readonly code = 'CROWDED'
}

/**
 * Lets so many through at once; the rest wait in the order in which they came, holding nothing. For work that waits on
 * one row's lock: without it a rush on one row would take every connection of the pool, and all other pages with it.
 * Throws `Crowded` where `longest` wait already.
 */
export function turnstile(most: number, longest = Number.POSITIVE_INFINITY) {
  let inside = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (inside < most) inside += 1
    else if (waiting.length >= longest) throw new Crowded()
    else await new Promise<void>((letIn) => waiting.push(letIn))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
