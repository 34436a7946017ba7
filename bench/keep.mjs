import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { at } from '../scripts/setup/paths.mjs'
import { documentOf, summaryOf } from './report.mjs'

const FOLDER = 'bench/results'
const README = at('README.md')
const MARKED = /(<!-- bench -->\n).*?(\n<!-- \/bench -->)/s

/** Writes a run's document under its day; a full one is the latest as well, and the README shows its main figures. */
export function keepResults(results) {
  mkdirSync(at(FOLDER), { recursive: true })
  const path = `${FOLDER}/${results.at.slice(0, 10)}-${results.kind}.md`
  const text = `${documentOf(results)}\n`
  writeFileSync(at(path), text)
  if (results.kind !== 'full') return path
  writeFileSync(at(`${FOLDER}/latest.md`), text)
  const readme = readFileSync(README, 'utf8')
  writeFileSync(
    README,
    readme.replace(MARKED, (_, before, after) => `${before}\n${summaryOf(results)}\n${after}`),
  )
  return path
}
