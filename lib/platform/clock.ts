import { readFileSync } from 'node:fs'
import { env } from './env'

/** The application's clock: every instant that is stored or decided by comes from here. */
export function now(): Date {
  return new Date(Date.now() + testOffset())
}

/** Tests move the clock of a running server by writing milliseconds to the TEST_CLOCK file. */
function testOffset(): number {
  const file = env().TEST_CLOCK
  if (!file) return 0
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch {
    return 0
  }
}

/** Two clocks that differ by more than this are worth a word: windows open and close by one, or by the other. */
export const CLOCKS_MAY_DIFFER_MS = 5_000

/**
 * By how much the application's clock is surely ahead of the database's (less than 0: behind), in milliseconds: the
 * database read its own at some moment between two readings of ours.
 */
export function aheadOfDatabase(before: Date, database: Date, after: Date): number {
  if (database < before) return before.getTime() - database.getTime()
  return Math.min(0, after.getTime() - database.getTime())
}
