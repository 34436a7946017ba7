import { composed } from '@/lib/platform/composed'
import { email } from '@/lib/platform/inputs'
import { isMisread } from '@/lib/platform/tables/encoding'
import type { Cell, Row } from '@/lib/platform/tables/table'
import type { ImportColumn } from './import-columns'
import { countryOf, genderOf, localeOf, zoneOf } from './import-words'

export const MOST_OF_A_CELL = 200

/** A longer cell is not even tidied: blanks and marks apart, nothing of it would be left that fits. */
const MOST_TO_TIDY = 10 * MOST_OF_A_CELL

/** What a row says, by column; a column that says nothing is left out. */
export type Given = Partial<Record<ImportColumn, string>>

export type FaultReason =
  | 'cellDate'
  | 'cellError'
  | 'cellFormula'
  | 'unreadable'
  | 'misread'
  | 'tooLong'
  | 'withoutHeading'
  | 'addressNeeded'
  | 'addressWrong'
  | 'countryUnknown'
  | 'genderUnknown'
  | 'localeUnknown'
  | 'zoneUnknown'
  | 'nameNeeded'
  | 'addressTwice'
  | 'personTwice'
  | 'organisationUnclear'

/** Why a row is refused: each has a sentence under `people.import.faults`. */
export type Fault = { reason: FaultReason; column?: ImportColumn; value?: string; line?: number }

export type ReadRow = { line: number; given: Given; faults: Fault[] }

/** Which column each cell of a row belongs to: null for one to be left out, undefined where no heading is above it. */
export type Columns = (ImportColumn | null | undefined)[]

/** Reads the cells of a row as what their columns mean; null for a row that is blank. */
export function readRow({ line, cells }: Row, columns: Columns): ReadRow | null {
  const tidy = cells.map((cell) => (typeof cell === 'string' ? tidyOf(cell) : cell))
  if (tidy.every(isBlank)) return null
  const row: ReadRow = { line, given: {}, faults: [] }
  for (const [at, cell] of tidy.entries()) {
    const column = columns[at]
    if (!column) continue
    const read = 'text' in cell ? valueOf(column, cell) : { reason: oddities[cell.unreadable] }
    if (typeof read === 'string') row.given[column] = read
    else if (read) row.faults.push({ column, ...read })
  }
  if (tidy.some((cell, at) => columns[at] === undefined && !isBlank(cell)))
    row.faults.push({ reason: 'withoutHeading' })
  if (!row.given.address && !row.faults.some(({ column }) => column === 'address')) {
    row.faults.push({ reason: 'addressNeeded', column: 'address' })
  }
  return row
}

type Tidy = { raw: string; text: string } | Exclude<Cell, string>

function tidyOf(raw: string): Tidy {
  return { raw, text: raw.length > MOST_TO_TIDY ? raw : tidied(raw) }
}

const isBlank = (cell: Tidy) => 'text' in cell && cell.text === ''

const oddities = { date: 'cellDate', error: 'cellError', formula: 'cellFormula' } as const satisfies Record<
  Exclude<Cell, string>['unreadable'],
  FaultReason
>

/**
 * A cell as one line: composed (NFC), blanks of every kind and line breaks as one space, none at either end, and without
 * the characters that are not seen and mean nothing. Those that join letters stay where they stand between letters.
 */
export function tidied(text: string): string {
  return composed(text.replace(/[\u00ad\u200b\u2060\ufeff]/g, ''))
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/^[ \u200c-\u200f]+|(?<![ \u200c-\u200f])[ \u200c-\u200f]+$/g, '')
}

/** Control characters, those that turn the text after them, what a decoder puts for what it could not read. */
const UNREADABLE = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd\ufffe\uffff]|\p{Surrogate}/u

const unknown = {
  country: 'countryUnknown',
  gender: 'genderUnknown',
  locale: 'localeUnknown',
  zone: 'zoneUnknown',
} as const satisfies Partial<Record<ImportColumn, FaultReason>>

const known = { country: countryOf, gender: genderOf, locale: localeOf, zone: zoneOf }

function valueOf(column: ImportColumn, { raw, text }: { raw: string; text: string }): string | Fault | undefined {
  if (text === '') return undefined
  if (text.length > MOST_TO_TIDY) return { reason: 'tooLong' }
  if (UNREADABLE.test(text)) return { reason: 'unreadable' }
  if (isMisread(raw)) return { reason: 'misread', value: excerpt(text) }
  if (column === 'address') return email.safeParse(text).data ?? { reason: 'addressWrong', value: excerpt(text) }
  if (text.length > MOST_OF_A_CELL) return { reason: 'tooLong' }
  if (column === 'name' || column === 'organisation' || column === 'job') return text
  return known[column](text) ?? { reason: unknown[column], value: excerpt(text) }
}

/** Enough of a value to find it by. */
function excerpt(text: string): string {
  const characters = [...text]
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text
}
