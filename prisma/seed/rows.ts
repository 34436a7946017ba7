import type { Tx } from '@/lib/platform/db'

/**
 * Writes whole rows, every column given, in one statement with one parameter: for the thousands that the demonstration
 * has, several times as fast as `createMany`.
 */
export async function insertRows<Row extends object>(db: Tx, table: string, rows: Row[]) {
  if (rows.length === 0) return
  const insert = `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`
  await db.$executeRawUnsafe(insert, JSON.stringify(rows))
}
