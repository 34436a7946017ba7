import { randomBytes } from 'node:crypto'

/**
 * A UUID of version 7, as the models' own default makes them: for rows that go in by the batch, where each must be
 * known before it is written.
 */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** So many, each after the one before it, so that rows keep the order in which they were written. */
export function newIds(count: number): string[] {
  return Array.from({ length: count }, () => newId()).sort()
}
