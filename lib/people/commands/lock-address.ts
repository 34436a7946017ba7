import 'server-only'
import type { Tx } from '@/lib/platform/db'

/** Two commands that give the same address to somebody wait for each other here, until the transaction's end. */
export async function lockAddress(tx: Tx, address: string) {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock_shared(hashtextextended('addresses', 0)),
      pg_advisory_xact_lock(hashtextextended('address:' || lower(${address}), 0))`
}

/** Waits for every command that gives somebody an address, and keeps others waiting: for one that gives thousands. */
export async function lockAllAddresses(tx: Tx) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('addresses', 0))`
}
