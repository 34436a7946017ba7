/** Chance that comes out the same for the same seed (mulberry32), so that the demonstration is the same everywhere. */
export type Chance = {
  /** From 0, below 1. */
  next(): number
  /** A whole number from 0, below the count. */
  below(count: number): number
  pick<T>(from: readonly T[]): T
  /** Whether something of that probability happens. */
  happens(probability: number): boolean
  shuffled<T>(items: readonly T[]): T[]
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    pick: (from) => {
      if (from.length === 0) throw new Error('Nothing to pick from.')
      return from[below(from.length)] as never
    },
    happens: (probability) => next() < probability,
    shuffled: (items) => {
      const left = [...items]
      for (let i = left.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[left[i], left[j]] = [left[j] as never, left[i] as never]
      }
      return left
    },
  }
}
