/** A quotation mark that is never closed would otherwise take the rest of a file into one cell. */
export const MOST_OF_A_ROW = 100_000

/** A table of more columns is none that people fill in; cells beyond would make rows as long as they like. */
export const MOST_COLUMNS = 256

/** So many rows has the longest sheet that Excel and others write; there are no numbers above. */
export const MOST_LINES = 1_048_576

/** A cell as text, or what it holds that has no one way to be written as text. */
export type Cell = string | { unreadable: 'date' | 'error' | 'formula' }

/** A row under the number that a spreadsheet shows beside it. */
export type Row = { line: number; cells: Cell[] }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type Separator = ',' | ';' | '\t' | '|'

/** How a file was understood, to be told to whoever sent it. */
export type About =
  | { kind: 'csv'; encoding: Encoding; separator: Separator }
  | { kind: 'xlsx'; sheet: string; otherSheets: string[] }

export type Table = { about: About; rows: AsyncGenerator<Row> }
