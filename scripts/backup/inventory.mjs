import { createHash } from 'node:crypto'

/** Sums files up by name, size and checksum, in the order in which they come, and the names of those that are missing. */
export function startInventory() {
  const hash = createHash('sha256')
  let count = 0
  let bytes = 0
  return {
    add(key, { size, sha256 }) {
      hash.update(`${key} ${size} ${sha256}\n`)
      count += 1
      bytes += size
    },
    result(missing = []) {
      hash.update(JSON.stringify(missing))
      return { count, bytes, sha256: hash.digest('hex'), missing }
    },
  }
}

/** Of a backup that holds none. */
export const NO_FILES = startInventory().result()

/** Passes a file's bytes on; afterwards `result` has its size and checksum. */
export function startMeasure() {
  const hash = createHash('sha256')
  let size = 0
  return {
    async *pass(content) {
      for await (const chunk of content) {
        hash.update(chunk)
        size += chunk.length
        yield chunk
      }
    },
    result: () => ({ size, sha256: hash.digest('hex') }),
  }
}

/** Reads a file to its end: its size and checksum. */
export async function measure(content) {
  const { pass, result } = startMeasure()
  for await (const _ of pass(content));
  return result()
}
