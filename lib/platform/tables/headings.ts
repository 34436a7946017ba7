import type { Cell } from './table'

/** A word as people mean it: without case, accents, blanks, signs and the letters that Arabic writes either way. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}ـ]/gu, '')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const MOST_OF_A_HEADING = 200

/** A heading as it is shown and kept: as much as a heading is, and nothing of what is not seen or turns what is. */
function shown(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return ''
  const visible = cell
    .slice(0, MOST_OF_A_HEADING)
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffe\uffff]+/gu, ' ')
  return visible.trim()
}

export type Headings<Column extends string> = {
  /** Which column each heading means, by its place: null for one that means none, undefined where there is none. */
  columns: (Column | null | undefined)[]
  /** Headings that mean no column, as they are written. */
  unknown: string[]
  /** Every heading, as it is written, without what is not seen. */
  found: string[]
  /** Headings for a column that an earlier one names already. */
  repeated: string[]
}

/** Recognises headings by the words that may stand for each column. */
export function readHeadings<Column extends string>(
  cells: Cell[],
  words: Record<Column, readonly string[]>,
): Headings<Column> {
  const byWord = new Map<string, Column>()
  for (const column of Object.keys(words) as Column[]) {
    for (const word of words[column]) byWord.set(fold(word), column)
  }
  const texts = cells.map(shown)
  const columns = texts.map((text) => (text === '' ? undefined : (byWord.get(fold(text)) ?? null)))
  const named = texts.flatMap((text, at) => (text === '' ? [] : [{ text, at, column: columns[at] }]))
  return {
    columns,
    unknown: named.filter(({ column }) => column === null).map(({ text }) => text),
    found: named.map(({ text }) => text),
    repeated: named.filter(({ column, at }) => column !== null && columns.indexOf(column) < at).map(({ text }) => text),
  }
}
