import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { refused, rollBack } from '../result'
import type { Row, Separator } from './table'

/** A quotation mark that is never closed would otherwise take the rest of the file into one cell. */
const MOST_OF_A_ROW = 100_000

/** The rows of a text. A row that cannot be read ends the reading: 'fileQuoteOpen', 'fileRowTooLong'. */
export async function* csvRows(text: Iterable<string>, separator: Separator): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: MOST_OF_A_ROW,
  })
  let line = 0
  try {
    for await (const cells of Readable.from(text).pipe(parser)) {
      line += 1
      yield { line, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // The stream breaks off before the rows that it read already have come out of it.
    const params = { line: Number(error.records) + 1 }
    rollBack(refused(error.code === 'CSV_MAX_RECORD_SIZE' ? 'fileRowTooLong' : 'fileQuoteOpen', { params }))
  }
}
