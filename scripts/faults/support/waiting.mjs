import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until the answer is truthy and returns it with the time that took; null after so many milliseconds. */
export async function until(ask, patience = 30_000, pause = 50) {
  const begun = performance.now()
  for (;;) {
    const value = await ask()
    if (value) return { value, ms: Math.round(performance.now() - begun) }
    if (performance.now() - begun > patience) return null
    await sleep(pause)
  }
}

/** How many of each. */
export function countsOf(words) {
  const counts = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([word, count]) => `${count} × ${word}`)
    .join(', ')
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

export function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
