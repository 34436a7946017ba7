import { type Cell, clockOf, type Table } from './spreadsheet'

const MARK = '\uFEFF'

/** What a spreadsheet takes for the beginning of a formula, and the forms of it that some make the same. */
const SIGN = '[=+\\-@＝＋－＠﹦﹢﹣﹫]'
/** Blanks, what is not seen and quotation marks do not keep it from being one. */
const BEFORE = '[\\s\\p{Cf}\\p{Cc}"]*'
const begins = new RegExp(`^${BEFORE}${SIGN}|^[\\t\\r\\n]`, 'u')
/** Where a spreadsheet expects semicolons or tabs, one inside a text begins a cell. */
const beginsInside = new RegExp(`([;\\t\\r\\n])(?=${BEFORE}${SIGN})`, 'gu')

/** RFC 4180 with UTF-8's mark, which spreadsheets need to read names in any script. */
export async function* csvOf({ headings, batches }: Pick<Table, 'headings' | 'batches'>): AsyncGenerator<Buffer> {
  yield Buffer.from(MARK + lineOf(headings))
  for await (const rows of batches) yield Buffer.from(rows.map(lineOf).join(''))
}

function lineOf(cells: Cell[]): string {
  return `${cells.map((cell) => `"${harmless(textOf(cell)).replaceAll('"', '""')}"`).join(',')}\r\n`
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return String(cell)
  return 'at' in cell ? clockOf(cell) : `${cell.permille / 10}%`
}

/** An apostrophe makes text of what a spreadsheet would otherwise run. */
export function harmless(value: string): string {
  const inside = value.replace(beginsInside, "$1'")
  return begins.test(inside) ? `'${inside}` : inside
}
