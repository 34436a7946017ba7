import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { at } from '../setup/paths.mjs'
import { filesBelow } from '../setup/stamp.mjs'

const FOLDERS = ['app', 'components', 'e2e', 'lib', 'prisma', 'scripts', 'server']
const ROOT_FILES = ['instrumentation.ts', 'worker.ts']

/** Every source of ours as `{ path, text }`, the path inside the project. */
export function sources() {
  const paths = FOLDERS.flatMap((folder) => filesBelow(at(folder))).map((path) => path.slice(at('').length))
  return [...paths, ...ROOT_FILES]
    .filter((path) => /\.(m?[jt]s|tsx|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(at(path), 'utf8') }))
}

// An import's or re-export's words end at `from`; none of them holds a quote or a semicolon.
const IMPORT = /(?:^|\n)\s*(?:import|export)\s+((?:type\s)?[\w*{}\s,$]+?\sfrom\s+)?['"]([^'"\n]+)['"]/g
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g

/**
 * What a file imports, as `{ to, isType }`: `to` is a path inside the project without its ending, or a package's name.
 * Types are erased, so a file that imports only types reaches nothing.
 */
export function importsOf({ path, text }) {
  const fixed = [...text.matchAll(IMPORT)].map(([, words, to]) => ({ to, isType: importsTypesOnly(words ?? '') }))
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, to]) => ({ to, isType: false }))
  return [...fixed, ...dynamic].map(({ to, isType }) => ({ to: resolved(path, to), isType }))
}

function importsTypesOnly(words) {
  if (/^type\s/.test(words)) return true
  const named = /^\{([^}]*)\}/.exec(words)?.[1] ?? ''
  const names = named.split(',').filter((name) => name.trim() !== '')
  return names.length > 0 && names.every((name) => /^\s*type\s/.test(name))
}

function resolved(from, to) {
  if (to.startsWith('@/')) return withoutEnding(to.slice(2))
  if (to.startsWith('.')) return withoutEnding(posix.join(posix.dirname(from), to))
  return to
}

const withoutEnding = (path) => path.replace(/\.(m?[jt]s|tsx)$/, '')

/** Prints the faults of a check and ends with its verdict. */
export function report(faults) {
  for (const fault of faults) console.log(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
}
