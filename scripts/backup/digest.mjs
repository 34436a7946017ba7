import { createHash } from 'node:crypto'

const NEW_LINE = 10

export const sha256 = (content) => createHash('sha256').update(content).digest('hex')

/** Counts rows and bytes of COPY's text, in which a line is a row, and sums them up. */
export function startDigest() {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return {
    add(chunk) {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(NEW_LINE); at !== -1; at = chunk.indexOf(NEW_LINE, at + 1)) rows += 1
    },
    result: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  }
}

/** The names of the tables of which the two sets of digests differ. */
export function differences(wanted, found) {
  const names = new Set([...Object.keys(wanted), ...Object.keys(found)])
  return [...names].filter((name) =>
    ['rows', 'bytes', 'sha256'].some((key) => wanted[name]?.[key] !== found[name]?.[key]),
  )
}
