import 'server-only'
import type { Tx } from '@/lib/platform/db'

/**
 * Whether there is such a person, whose record was not merged into another: a merge under way is waited for, and the next
 * one waits until the transaction ends. Comes after `lockAdministration`, which merges take first.
 */
export async function lockPerson(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid AND "mergedIntoId" IS NULL FOR NO KEY UPDATE`
  return found.length > 0
}
