import { localAt } from './local-time'
import { directionOf } from './locales'
import type { Cell, Table } from './spreadsheet'
import { zip } from './spreadsheet-zip'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A sheet refuses longer texts. */
const MOST_CHARACTERS = 32_767

/** The order of `cellXfs` in the styles below. */
const style = { heading: 1, text: 2, instant: 3, part: 4 }

/**
 * One sheet, written while its rows are read. A text is a cell of the type string, which no spreadsheet runs whatever
 * it begins with, and has the format "text", so that it is none either once somebody has edited it.
 */
export function xlsxOf(table: Table): AsyncGenerator<Buffer> {
  return zip([
    { name: '[Content_Types].xml', parts: [contentTypes] },
    { name: '_rels/.rels', parts: [relations('officeDocument', 'xl/workbook.xml')] },
    { name: 'xl/workbook.xml', parts: [workbook(table.title)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      parts: [relations('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml')],
    },
    { name: 'xl/styles.xml', parts: [styles] },
    { name: 'xl/worksheets/sheet1.xml', parts: sheet(table) },
  ])
}

async function* sheet({ headings, batches, locale }: Table): AsyncGenerator<string> {
  const isRightToLeft = directionOf(locale) === 'rtl'
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"${isRightToLeft ? ' rightToLeft="1"' : ''}>` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${headings.map(column).join('')}</cols>` +
    `<sheetData>${rowOf(1, headings, (heading, at) => textCell(at, heading, style.heading))}`
  let number = 1
  for await (const rows of batches) yield rows.map((cells) => rowOf(++number, cells, cellOf)).join('')
  yield '</sheetData></worksheet>'
}

/** Rows and cells say where they are: some readers do not count. */
function rowOf<T>(number: number, cells: T[], write: (cell: T, at: string) => string): string {
  return `<row r="${number}">${cells.map((cell, i) => write(cell, letters(i) + number)).join('')}</row>`
}

/** A, B … Z, AA, AB … */
function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function cellOf(cell: Cell, at: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'string') return textCell(at, cell, style.text)
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if ('at' in cell) return `<c r="${at}" s="${style.instant}"><v>${daysOf(cell)}</v></c>`
  return `<c r="${at}" s="${style.part}"><v>${cell.permille / 1000}</v></c>`
}

function textCell(at: string, value: string, styleId: number): string {
  return `<c r="${at}" s="${styleId}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

/** A sheet counts days from the end of 1899, and knows no zones: it is given the clock of the cell's own. */
function daysOf({ at, zone }: { at: Date; zone: string }): number {
  return Date.parse(`${localAt(at, zone)}Z`) / 86_400_000 + 25_569
}

function column(heading: string, index: number): string {
  const width = Math.min(50, Math.max(18, heading.length + 2))
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
}

function escaped(value: string): string {
  return (
    value
      .slice(0, MOST_CHARACTERS)
      .replace(/\r\n?/g, '\n')
      // What XML has no way to write.
      .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
      // A sheet reads _x0041_ as the character of that number.
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}

const contentTypes =
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPES}.worksheet+xml"/></Types>`

/** The relations of a part, given as kind and target in turn; the first is rId1. */
function relations(...pairs: string[]): string {
  const each = pairs.flatMap((kind, i) =>
    i % 2 === 0 ? [`<Relationship Id="rId${i / 2 + 1}" Type="${OFFICE}/${kind}" Target="${pairs[i + 1]}"/>`] : [],
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** A sheet's name has 31 characters at most and none of those that formulas and folders are written with. */
function workbook(title: string): string {
  const name = title
    .replace(/[[\]/\\:*?'\s]+/g, ' ')
    .trim()
    .slice(0, 31)
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">` +
    `<sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  )
}

const styles =
  `${HEAD}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
