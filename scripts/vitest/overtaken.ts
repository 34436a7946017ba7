import { expect, vi } from 'vitest'
import { db, type Tx, transaction } from '@/lib/platform/db'

/** What a second command answers that waited for a first, which then did the rest of its work, if any, and committed. */
export async function overtaken<T>(
  first: (tx: Tx) => Promise<unknown>,
  second: () => Promise<T>,
  rest: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<T> {
  let answer: Promise<T> | undefined
  await transaction(async (tx) => {
    await first(tx)
    answer = second()
    // Its failure is met below, once the first has committed.
    answer.catch(() => {})
    await vi.waitFor(async () => expect(await waitingCount()).toBe(1), { timeout: 10_000 })
    await rest(tx)
  })
  return answer as Promise<T>
}

/** How many of the database's connections wait for a lock. */
export async function waitingCount(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}
