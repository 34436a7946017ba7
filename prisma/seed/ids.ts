import { randomBytes } from 'node:crypto'

/** A UUID of version 7, as the database's own keys are: known before the row is written, so that rows go in by the batch. */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A short text that no other row made by a builder carries: for codes, slugs and addresses. */
export function unique(): string {
  count += 1
  return `${count}-${randomBytes(4).toString('hex')}`
}

let count = 0
