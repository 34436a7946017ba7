import { conditions } from './conditions.mjs'
import { actTable, checkTable, growthTable, limitTable, memoryTable, processTable } from './more-tables.mjs'
import { pageTable } from './page-table.mjs'
import { weightTable } from './weight-table.mjs'

const HEADINGS = [
  ['Pages', pageTable],
  ['Limits in the same run', limitTable],
  ['Acts', actTable],
  ['Who asks', checkTable],
  ['Memory', memoryTable],
  ['Weight of a first visit', weightTable],
  ['One process and all', processTable],
  ['Ten times the data', growthTable],
]

/** The document of a run; what was not measured is left out. */
export function documentOf(results) {
  const parts = HEADINGS.map(([heading, part]) => [heading, part(results)]).filter(([, text]) => text)
  const texts = parts.map(([heading, text]) => `## ${heading}\n\n${text}`)
  return [`# What the bench measured`, conditions(results), ...texts].join('\n\n')
}

/** The little of it that the README shows. */
export function summaryOf(results) {
  return [conditions(results), pageTable(results), actTable(results), checkTable(results), memoryTable(results)]
    .filter(Boolean)
    .join('\n\n')
}
