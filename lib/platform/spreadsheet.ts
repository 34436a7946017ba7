import type { Act } from './audit'
import { localAt } from './local-time'

/** What a cell holds. Instants are written as the zone's clock shows them, so that a column of them sorts. */
export type Cell = string | number | null | { at: Date; zone: string } | { permille: number }

export const formats = ['csv', 'xlsx'] as const

export type Format = (typeof formats)[number]

/** A list as it leaves the product: every row of what is shown. */
export type Table = {
  /** Names the file, without its ending. */
  name: string
  /** Names the sheet, in its reader's language. */
  title: string
  locale: string
  headings: string[]
  /** How many rows `batches` gives, as far as one can know before the last is read. */
  rowCount: number
  batches: AsyncIterable<Cell[][]>
}

/** A list that may leave the product, and the act that the audit log keeps of it. */
export type Exported = { table: Table; act: Pick<Act, 'act' | 'subject' | 'editionId'> }

/** YYYY-MM-DD HH:mm on the zone's clock: what spreadsheets take for a date and a time in every language. */
export function clockOf({ at, zone }: { at: Date; zone: string }): string {
  return localAt(at, zone).replace('T', ' ')
}

/** A column of a list that leaves the product. */
export type ExportColumn<T> = { heading: string; cell: (row: T) => Cell }

/** What a file holds of a list: the columns that its page shows, one of which may be several here, batch by batch. */
export function columnsFor<Key extends string, T>(
  shown: readonly Key[],
  columns: Record<Key, ExportColumn<T>[]>,
  batches: AsyncIterable<T[]>,
): Pick<Table, 'headings' | 'batches'> {
  const chosen = shown.flatMap((key) => columns[key])
  return {
    headings: chosen.map(({ heading }) => heading),
    batches: cellsOf(batches, (row) => chosen.map(({ cell }) => cell(row))),
  }
}

/** Cells of a list's rows, batch by batch. */
export async function* cellsOf<T>(batches: AsyncIterable<T[]>, cells: (row: T) => Cell[]): AsyncGenerator<Cell[][]> {
  for await (const rows of batches) yield rows.map(cells)
}
