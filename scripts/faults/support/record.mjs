import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { at } from '../../setup/paths.mjs'

const FILE = at('docs/faults.md')
const MARKED = /(<!-- faults -->\n)[\s\S]*(<!-- \/faults -->)/

/** Keeps what a whole run saw, where it is read. */
export function record(tables) {
  const day = new Date().toISOString().slice(0, 10)
  const about = `Seen on ${day}, on ${availableParallelism()} cores, with Node ${process.versions.node}.`
  const text = readFileSync(FILE, 'utf8')
  writeFileSync(
    FILE,
    text.replace(MARKED, (_, begin, end) => `${begin}\n${about}\n\n${tables}\n${end}`),
  )
}
