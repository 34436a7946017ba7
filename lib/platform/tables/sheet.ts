import { refused, rollBack } from '../result'
import { type Cell, MOST_COLUMNS, MOST_LINES, MOST_OF_A_ROW, type Row } from './table'
import { unescaped, type Workbook } from './workbook'
import { parsed } from './xml'
import { damaged } from './zip'

type OpenRow = Row & { size: number }

type Open = { column: number; type: string; style: number; hasFormula: boolean; value: string; inline: string }

/** The rows of a sheet while it is read. Refuses with 'fileDamaged' and, for a row of too many cells or characters, 'fileRowTooLong'. */
export async function* sheetRows(chunks: AsyncIterable<Uint8Array>, workbook: Workbook): AsyncGenerator<Row> {
  const ready: Row[] = []
  let line = 0
  let row: OpenRow | undefined
  let cell: Open | undefined
  let into: 'value' | 'inline' | undefined
  let isReading = false
  const reading = parsed(chunks, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        if (row) damaged()
        line = lineOf(attributes.r, line)
        row = { line, cells: [], size: 0 }
      }
      if (tag === 'c' && row) cell = openCell(attributes, row)
      if (tag === 'f' && cell) cell.hasFormula = true
      if (tag === 'rPh') isReading = true
      if (tag === 'v') into = 'value'
      if (tag === 't') into = 'inline'
    },
    text: (text) => {
      if (!row || !cell || !into || isReading) return
      if (cell[into].length + text.length > MOST_OF_A_ROW) tooLong(row)
      cell[into] += text
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') into = undefined
      if (tag === 'rPh') isReading = false
      if (tag === 'c' && row && cell) put(row, cell.column, cellOf(cell, workbook))
      if (tag === 'c') cell = undefined
      if (tag !== 'row' || !row) return
      ready.push({ line: row.line, cells: row.cells })
      row = undefined
    },
  })
  for await (const _ of reading) yield* ready.splice(0)
}

/** The number of a row: its own, which must stand below those before it, or the next. */
function lineOf(own: string | undefined, before: number): number {
  const line = own === undefined ? before + 1 : /^\d{1,7}$/.test(own) ? Number(own) : 0
  return line > before && line <= MOST_LINES ? line : damaged()
}

function openCell({ r = '', t = 'n', s = '0' }: Record<string, string>, row: Row): Open {
  const letters = /^[A-Z]{1,3}/.exec(r)?.[0]
  const column = letters ? columnOf(letters) : row.cells.length
  return { column, type: t, style: Number(s), hasFormula: false, value: '', inline: '' }
}

/** 'A' is 0, 'AB' is 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function tooLong({ line }: OpenRow): never {
  return rollBack(refused('fileRowTooLong', { params: { line } }))
}

/** A text that cells share is counted for each of them: it is tidied and compared for each. */
function put(row: OpenRow, column: number, cell: Cell | null) {
  if (cell === null) tooLong(row)
  if (typeof cell === 'string') row.size += cell.length
  if (row.size > MOST_OF_A_ROW) tooLong(row)
  if (column >= MOST_COLUMNS) {
    if (cell !== '') tooLong(row)
    return
  }
  while (row.cells.length < column) row.cells.push('')
  row.cells[column] = cell
}

/**
 * A number is taken as it would be typed; a formula for what it came to when the file was saved. Null for a text that is
 * longer than a row.
 */
function cellOf({ type, style, hasFormula, value, inline }: Open, { strings, showsDate }: Workbook): Cell | null {
  if (type === 'inlineStr') return unescaped(inline)
  if (value === '') return hasFormula ? { unreadable: 'formula' } : ''
  if (type === 's') {
    const text = strings[Number(value)]
    return text === undefined ? '' : text
  }
  if (type === 'str') return unescaped(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'e') return { unreadable: 'error' }
  if (type === 'd' || showsDate[style]) return { unreadable: 'date' }
  return /^-?\d{1,15}$/.test(value) ? value : String(Number(value))
}
