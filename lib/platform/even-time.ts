/** Longer than asking for a link takes, a hash included, where nobody waits. */
const STEP_MS = 300

/**
 * Does the work in a whole number of steps of 0.3 s, however it ends: where one address makes a little more work than another,
 * as a known one and a free one, the time tells nobody which it was (OWASP ASVS 5.0, 6.3.8).
 */
export async function inEvenTime<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  try {
    return await work()
  } finally {
    const taken = performance.now() - begun
    const whole = (Math.floor(taken / STEP_MS) + 1) * STEP_MS
    await new Promise((resolve) => setTimeout(resolve, whole - taken))
  }
}
