import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { refused, rollBack } from '../result'
import { MOST_COLUMNS, MOST_LINES, MOST_OF_A_ROW, type Row, type Separator } from './table'

/** As wide as the widest sheet that is saved as CSV, blank cells and all. */
const MOST_SEPARATORS = 16_384

/**
 * The rows of a text, blank cells beyond the columns of a list left out. What cannot be read ends the reading:
 * 'fileQuoteOpen', 'fileRowTooLong' and, for more lines than a sheet has, 'fileUnpacksTooLarge'.
 */
export async function* csvRows(text: Iterable<string>, separator: Separator): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MOST_OF_A_ROW,
    cast: (cell, { index, records }) => {
      const isTooWide = index >= (cell === '' ? MOST_SEPARATORS : MOST_COLUMNS)
      if (isTooWide) rollBack(refused('fileRowTooLong', { params: { line: records + 1 } }))
      return cell
    },
  })
  let line = 0
  try {
    for await (const cells of Readable.from(inTurns(text)).pipe(parser)) {
      line += 1
      if (line > MOST_LINES) rollBack(refused('fileUnpacksTooLarge'))
      yield { line, cells: cells.slice(0, MOST_COLUMNS) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The stream breaks off before the rows that it read already have come out of it.
    const params = { line: Number(error.records) + 1 }
    rollBack(refused(error.code === 'CSV_MAX_RECORD_SIZE' ? 'fileRowTooLong' : 'fileQuoteOpen', { params }))
  }
}

/** The parser never waits for anything: others are served between the pieces. */
async function* inTurns(text: Iterable<string>): AsyncGenerator<string> {
  for (const piece of text) {
    yield piece
    await setImmediate()
  }
}
