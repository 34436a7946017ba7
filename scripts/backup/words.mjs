import { statSync } from 'node:fs'

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']
const number = new Intl.NumberFormat('en-GB')

/** '1,234 rows of 38 tables' */
export function contentOf(digests) {
  const tables = Object.values(digests)
  const rows = tables.reduce((sum, { rows }) => sum + rows, 0)
  return `${number.format(rows)} rows of ${tables.length} tables`
}

/** '12.3 MB' */
export function sizeOf(file) {
  const { size } = statSync(file)
  const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), UNITS.length - 1)
  return `${power === 0 ? size : (size / 1000 ** power).toFixed(1)} ${UNITS[power]}`
}

/** Runs the work and returns what it returned with '4.2 s'. */
export async function timed(work) {
  const began = performance.now()
  const result = await work()
  return [result, `${((performance.now() - began) / 1000).toFixed(1)} s`]
}
