import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** One after the other, so that no two acts about what somebody signs in with pass each other. */
export async function lockAccount(tx: Tx, accountId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR UPDATE`
}
