import { refused, rollBack } from '../result'
import type { Cell, Row } from './table'
import type { Workbook } from './workbook'
import { parsed } from './xml'

/** A table of more columns is none that people fill in; cells beyond would make rows as long as they like. */
const MOST_COLUMNS = 256

type Open = { column: number; type: string; style: number; hasFormula: boolean; value: string; inline: string }

/** The rows of a sheet while it is read. Refuses with 'fileDamaged' and, for a row with too many cells, 'fileRowTooLong'. */
export async function* sheetRows(chunks: AsyncIterable<Uint8Array>, workbook: Workbook): AsyncGenerator<Row> {
  const ready: Row[] = []
  let row: Row = { line: 0, cells: [] }
  let cell: Open | undefined
  let into: 'value' | 'inline' | undefined
  let isReading = false
  const reading = parsed(chunks, {
    open: (tag, attributes) => {
      if (tag === 'row') row = { line: Number(attributes.r) || row.line + 1, cells: [] }
      if (tag === 'c') cell = openCell(attributes, row)
      if (tag === 'f' && cell) cell.hasFormula = true
      if (tag === 'rPh') isReading = true
      if (tag === 'v') into = 'value'
      if (tag === 't') into = 'inline'
    },
    text: (text) => {
      if (cell && into && !isReading) cell[into] += text
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') into = undefined
      if (tag === 'rPh') isReading = false
      if (tag === 'row') ready.push(row)
      if (tag !== 'c' || !cell) return
      put(row, cell.column, cellOf(cell, workbook))
      cell = undefined
    },
  })
  for await (const _ of reading) yield* ready.splice(0)
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

function put(row: Row, column: number, cell: Cell) {
  if (column >= MOST_COLUMNS) {
    if (cell !== '') rollBack(refused('fileRowTooLong', { params: { line: row.line } }))
    return
  }
  while (row.cells.length < column) row.cells.push('')
  row.cells[column] = cell
}

/** A number is taken as it would be typed; a formula for what it came to when the file was saved. */
function cellOf({ type, style, hasFormula, value, inline }: Open, { strings, showsDate }: Workbook): Cell {
  if (type === 'inlineStr') return unescaped(inline)
  if (value === '') return hasFormula ? { unreadable: 'formula' } : ''
  if (type === 's') return unescaped(strings[Number(value)] ?? '')
  if (type === 'str') return unescaped(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'e') return { unreadable: 'error' }
  if (type === 'd' || showsDate[style]) return { unreadable: 'date' }
  return /^-?\d{1,15}$/.test(value) ? value : String(Number(value))
}

/** Characters that XML cannot hold are written as their number: `_x000D_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}
