import { Readable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readXlsx, { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { inBatches } from './batches'
import type { Cell } from './spreadsheet'
import { csvOf, harmless } from './spreadsheet-csv'
import { xlsxOf } from './spreadsheet-xlsx'

const headings = ['Name', 'Count', 'Since', 'Rate']

async function* batchesOf(...batches: Cell[][][]) {
  yield* batches
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await Readable.from(chunks).toArray())
}

const csv = async (rows: Cell[][]) => (await whole(csvOf({ headings, batches: batchesOf(rows) }))).toString()

const xlsx = (rows: Cell[][], more: { title?: string; locale?: string } = {}) =>
  whole(
    xlsxOf({
      name: 'list',
      title: 'List',
      locale: 'en',
      headings,
      rowCount: rows.length,
      batches: batchesOf(rows),
      ...more,
    }),
  )

const rome = { at: new Date('2026-09-07T10:00:00Z'), zone: 'Europe/Rome' }

/** Words as people and attackers write them: more signs, blanks and separators than fall by chance. */
const word = fc
  .array(
    fc.oneof(fc.constantFrom(...'=+-@＝＋－＠;,"\'\t\r\n \u00a0\u200b\u200f\ufeff'), fc.string({ unit: 'grapheme' })),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))

const rowsOfWords = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 4 })

const isFormula = /^[=+\-@\t\r\n＝＋－＠]/

describe('CSV', () => {
  test('is RFC 4180 with UTF-8’s mark, and times as the zone’s clock shows them', async () => {
    expect(
      await csv([
        ['Said "Abu" Hassan, Jr', 3, rome, { permille: 865 }],
        [null, 0, null, null],
      ]),
    ).toBe(
      '\uFEFF"Name","Count","Since","Rate"\r\n' +
        '"Said ""Abu"" Hassan, Jr","3","2026-09-07 12:00","86.5%"\r\n"","0","",""\r\n',
    )
  })

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
    '﹢1',
    '\u200f=1',
    '\u200b\ufeff=1',
  ])('%j is text, not a formula', (value) => {
    expect(harmless(value)[0]).toBe("'")
  })

  test.each(['Anne-Marie', 'a=b', '', "O'Neil", 'a; b', '1 - 2', 'جمال', '石井 千尋'])('%j stays as it is', (value) => {
    expect(harmless(value)).toBe(value)
  })

  test('no cell begins a formula', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfWords, async (rows) => {
        const cells = (parse(await csv(rows), { bom: true, relax_column_count: true }) as string[][]).flat()
        expect(cells.filter((cell) => isFormula.test(cell))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('nor does what a spreadsheet makes of it that expects semicolons or tabs', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfWords, async (rows) => {
        const cells = (await csv(rows)).split(/[;\t\r\n]/).map((cell) => cell.replace(/^[\s"]+/, ''))
        expect(cells.filter((cell) => isFormula.test(cell))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('reads back as it was, but for the apostrophes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 4 }), async (row) => {
        const [, read] = parse(await csv([row]), { bom: true, relax_column_count: true }) as string[][]
        expect(read).toEqual(row.map(harmless))
      }),
    )
  })
})

describe('XLSX', () => {
  test('holds texts, numbers, times as dates that sort, and parts as percentages', async () => {
    const [sheet] = await readXlsx(
      await xlsx([
        ['Anne <&> "B"', 3, rome, { permille: 865 }],
        ['', null, null, null],
      ]),
    )
    expect(sheet?.sheet).toBe('List')
    expect(sheet?.data[1]).toEqual(['Anne <&> "B"', 3, new Date('2026-09-07T12:00:00Z'), 0.865])
  })

  test('a text that begins like a formula is a text all the same', async () => {
    const texts = [
      '=1+1',
      '@SUM(A1)',
      '-1',
      '+1',
      '007',
      '1e5',
      '\t=1',
      '_x0041_',
      ' padded ',
      'a\nb',
      '👩🏽‍⚖️ 石井 جمال',
    ]
    const rows = await readSheet(await xlsx(texts.map((text) => [text])))
    expect(rows.slice(1).map(([cell]) => typeof cell)).toEqual(texts.map(() => 'string'))
    expect(rows[1]?.[0]).toBe('=1+1')
  })

  test('what XML cannot write does not break it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 5 }), async (texts) => {
        const odd = [...texts, '\ud800', '\u0000\u000b\uffff', ']]>', 'x'.repeat(40_000)]
        const rows = await readSheet(await xlsx(odd.map((text) => ['first', text])))
        expect(rows.length).toBe(odd.length + 1)
      }),
      { numRuns: 50 },
    )
  })

  test('a sheet’s name is cut to what sheets allow', async () => {
    const [sheet] = await readXlsx(await xlsx([], { title: `A/B [C]: '*?${'x'.repeat(40)}` }))
    expect(sheet?.sheet).toBe(`A B C ${'x'.repeat(25)}`)
  })

  test('a list that fails while it is read fails the file', async () => {
    async function* failing(): AsyncGenerator<Cell[][]> {
      yield [['one']]
      throw new Error('The database is away.')
    }
    const table = { name: 'x', title: 'x', locale: 'en', headings, rowCount: 2, batches: failing() }
    await expect(whole(xlsxOf(table))).rejects.toThrow('The database is away.')
    await expect(whole(csvOf({ headings, batches: failing() }))).rejects.toThrow('The database is away.')
  })
})

test('a list by the batch keeps its order and passes over what has gone', async () => {
  const ids = ['c', 'a', 'gone', 'b', 'd']
  const asked: string[][] = []
  const read = async (part: string[]) => {
    asked.push(part)
    return part
      .filter((id) => id !== 'gone')
      .map((id) => ({ id }))
      .toReversed()
  }
  const order: string[] = []
  for await (const rows of inBatches(ids, read, 2)) order.push(...rows.map(({ id }) => id))
  expect(order).toEqual(['c', 'a', 'b', 'd'])
  expect(asked).toEqual([['c', 'a'], ['gone', 'b'], ['d']])
})
