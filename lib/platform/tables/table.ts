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
