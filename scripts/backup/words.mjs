import { statSync } from 'node:fs'
import { CHECKSUMS } from './format.mjs'

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']
const number = new Intl.NumberFormat('en-GB')

/** '1,234 rows of 38 tables and 12 files' */
export function contentOf({ digests, files }) {
  const tables = Object.values(digests)
  const rows = tables.reduce((sum, { rows }) => sum + rows, 0)
  const andFiles = files.count > 0 ? ` and ${filesOf(files.count)}` : ''
  return `${number.format(rows)} rows of ${tables.length} tables${andFiles}`
}

/** What to know of the files that a backup does not hold; nothing where it holds them all. */
export function withoutFiles({ manifest, files }) {
  if (manifest.version < 2) return "It does not hold people's files: its version did not."
  if (manifest.bucket) return `People's files stay in the bucket ${manifest.bucket}, and are not in it.`
  if (files.missing.length === 0) return ''
  const what = filesOf(files.missing.length)
  return `It lacks ${what} that the database names: gone, unreadable or changed when it was taken (in ${CHECKSUMS}).`
}

/** Where a restore put files. */
export function filesPut({ count }, { folder, bucket }) {
  if (count === 0) return ''
  const copy = bucket ? `: copy them into the bucket ${bucket}, where Lectern looks for them` : ''
  return `${filesOf(count)} ${count === 1 ? 'is' : 'are'} in ${folder}${copy}.`
}

const filesOf = (count) => (count === 1 ? '1 file' : `${number.format(count)} files`)

/** The sentences that there are. */
export const say = (...sentences) => console.log(sentences.filter(Boolean).join(' '))

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
