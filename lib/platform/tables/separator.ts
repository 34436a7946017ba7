import type { Separator } from './table'

/** Where two fit alike: a heading may hold a comma in words, hardly a tab or a semicolon. */
const SEPARATORS: Separator[] = ['\t', ';', '|', ',']
const RECORDS = 10

/** A first line that Excel writes and reads to name the separator: `sep=;`. */
const NAMED = /^sep=([,;|\t])(?:\r\n|\n|\r)/i

/** What separates the cells of a text, and how many characters at its beginning only say so. */
export function separatorOf(head: string): { separator: Separator; skip: number } {
  const named = NAMED.exec(head)
  if (named) return { separator: named[1] as Separator, skip: named[0].length }
  const records = firstRecords(head)
  const best = SEPARATORS.map((separator) => ({ separator, score: scoreOf(separator, records) })).reduce((a, b) =>
    b.score > a.score ? b : a,
  )
  return { separator: best.score > 0 ? best.separator : ',', skip: 0 }
}

/** How often each separator stands outside quotation marks, record by record, blank ones left out. */
function firstRecords(head: string): Record<string, number>[] {
  const records: Record<string, number>[] = []
  let counts: Record<string, number> = {}
  let quoted = false
  let isEmpty = true
  for (const character of head) {
    if (character === '"') quoted = !quoted
    if (!quoted && (character === '\n' || character === '\r')) {
      if (!isEmpty && records.push(counts) === RECORDS) return records
      counts = {}
      isEmpty = true
      continue
    }
    if (!quoted) counts[character] = (counts[character] ?? 0) + 1
    if (character.trim() !== '') isEmpty = false
  }
  return isEmpty ? records : [...records, counts]
}

/** The headings must be divided by it; then as many records as can be, into as many cells as they. */
function scoreOf(separator: Separator, [headings, ...records]: Record<string, number>[]): number {
  const columns = headings?.[separator] ?? 0
  if (columns === 0) return 0
  return columns + 1000 * records.filter((counts) => counts[separator] === columns).length
}
