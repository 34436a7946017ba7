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
