import { refused, rollBack } from '../result'
import { csvRows } from './csv'
import { decoded, encodingOf, startsWith } from './encoding'
import { separatorOf } from './separator'
import { sheetRows } from './sheet'
import type { Table } from './table'
import { readWorkbook } from './workbook'
import { openArchive } from './zip'

/** Enough of a text to see its first rows. */
const HEAD = 65_536

/**
 * Reads a CSV or XLSX file as a table, whatever its name says it is. The rows come while it is read; what cannot be read
 * is refused by `rollBack`, to be caught by `decide` round the whole reading: 'fileEmpty', 'fileOldSpreadsheet',
 * 'fileNotTable', 'fileDamaged', 'fileUnpacksTooLarge', 'fileQuoteOpen', 'fileRowTooLong'.
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) return rollBack(refused('fileEmpty'))
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return spreadsheet(bytes)
  // What Excel wrote until 2007, and still writes where a password protects the file.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return rollBack(refused('fileOldSpreadsheet'))
  const encoding = encodingOf(bytes)
  if (!encoding || isPdf(bytes)) return rollBack(refused('fileNotTable'))
  const head = [...decoded(bytes.subarray(0, HEAD), encoding)].join('')
  const { separator, skip } = separatorOf(head)
  return {
    about: { kind: 'csv', encoding, separator },
    rows: csvRows(skip > 0 ? after(decoded(bytes, encoding), skip) : decoded(bytes, encoding), separator),
  }
}

async function spreadsheet(bytes: Uint8Array): Promise<Table> {
  const archive = openArchive(bytes)
  // Every file of the kind has it; other ZIPs, OpenDocument's among them, do not.
  if (!archive.has('[Content_Types].xml')) return rollBack(refused('fileNotTable'))
  const workbook = await readWorkbook(archive)
  const { sheet, otherSheets } = workbook
  return {
    about: { kind: 'xlsx', sheet: sheet.name, otherSheets },
    rows: sheetRows(archive.read(sheet.path), workbook),
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

function* after(text: Iterable<string>, skip: number): Generator<string> {
  let left = skip
  for (const piece of text) {
    yield piece.slice(left)
    left = Math.max(0, left - piece.length)
  }
}
