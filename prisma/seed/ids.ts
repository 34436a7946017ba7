import { randomBytes } from 'node:crypto'

export { newId } from '@/lib/platform/ids'

/** A short text that no other row made by a builder carries: for codes, slugs and addresses. */
export function unique(): string {
  count += 1
  return `${count}-${randomBytes(4).toString('hex')}`
}

let count = 0
