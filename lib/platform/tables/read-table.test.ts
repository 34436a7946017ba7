import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, done } from '../result'
import { readTable } from './read-table'
import type { Row } from './table'

async function read(bytes: Uint8Array) {
  const { about, rows } = await readTable(bytes)
  const all: Row[] = []
  for await (const row of rows) all.push(row)
  return { about, rows: all }
}

const cellsOf = async (bytes: Uint8Array) => (await read(bytes)).rows.map(({ cells }) => cells)

/** The reason and its params of a reading that is refused. */
async function whyNot(bytes: Uint8Array) {
  const result = await decide(async () => done(await read(bytes)))
  return result.ok ? 'read' : [result.reason, ...(result.params ? [result.params] : [])]
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const mark = (...bytes: number[]) => Buffer.from(bytes)

describe('the encoding', () => {
  const text = 'Name;E-mail\r\nLucía Ñandú;lucia@example.org\r\nأمينة;amina@example.org\r\n'
  const rows = [
    ['Name', 'E-mail'],
    ['Lucía Ñandú', 'lucia@example.org'],
    ['أمينة', 'amina@example.org'],
  ]

  it.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with its mark', 'utf-8', Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(text)])],
    ['UTF-16 LE with its mark', 'utf-16le', Buffer.concat([mark(0xff, 0xfe), Buffer.from(text, 'utf16le')])],
    ['UTF-16 LE without', 'utf-16le', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with its mark', 'utf-16be', Buffer.concat([mark(0xfe, 0xff), utf16be(text)])],
    ['UTF-16 BE without', 'utf-16be', utf16be(text)],
  ])('%s', async (_, encoding, bytes) => {
    expect(await read(bytes)).toMatchObject({ about: { kind: 'csv', encoding, separator: ';' } })
    expect(await cellsOf(bytes)).toEqual(rows)
  })

  it('Windows-1252, where it is not valid UTF-8', async () => {
    const bytes = Buffer.from('Name,Job\nZo\xeb \x8aubert\x92s,\x80 50 \x96 \x9cuvre\n', 'latin1')
    expect(await read(bytes)).toEqual({
      about: { kind: 'csv', encoding: 'windows-1252', separator: ',' },
      rows: [
        { line: 1, cells: ['Name', 'Job'] },
        { line: 2, cells: ['Zoë Šubert’s', '€ 50 – œuvre'] },
      ],
    })
  })

  it('is kept across the pieces that a file is read by', async () => {
    const long = `Name\n${'é漢🙂 '.repeat(20_000)}`.replaceAll(' ', '\n')
    for (const bytes of [Buffer.from(long), Buffer.from(long, 'utf16le'), utf16be(long)]) {
      expect((await cellsOf(bytes)).flat().join('\n')).toBe(`${long.trimEnd()}`)
    }
  })

  it('says what it could not read', async () => {
    const bytes = Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from('Name\nJos'), mark(0xe9), Buffer.from('\n')])
    expect(await cellsOf(bytes)).toEqual([['Name'], ['Jos\ufffd']])
  })
})

describe('the separator', () => {
  it.each([
    [',', 'Name,E-mail\nA,a@x\n'],
    [';', 'Name (family, given);E-mail\nDoe, Jane;a@x\n'],
    ['\t', 'Name\tE-mail\tJob\nA\ta@x\tJudge, retired\n'],
    ['|', 'Name|E-mail\nA|a@x\n'],
    [',', 'Name,"E-mail; work"\n"a;b;c",a@x\n'],
    [',', 'Name\nA\n'],
  ])('%j', async (separator, text) => {
    expect(await read(Buffer.from(text))).toMatchObject({ about: { separator } })
  })

  it('is what a first line of Excel’s says', async () => {
    expect(await cellsOf(Buffer.from('\ufeffsep=;\r\nName;a,b,c\r\nA;d,e,f\r\n'))).toEqual([
      ['Name', 'a,b,c'],
      ['A', 'd,e,f'],
    ])
  })
})

describe('rows', () => {
  it('have the number that a spreadsheet shows, blank ones and line breaks in cells counted as there', async () => {
    const text = 'Name,Job\r\n"Ann\r\nLee","a ""judge"""\r\n\r\nBo,\r\nno "quotes" meant,x\r'
    expect((await read(Buffer.from(text))).rows).toEqual([
      { line: 1, cells: ['Name', 'Job'] },
      { line: 2, cells: ['Ann\r\nLee', 'a "judge"'] },
      { line: 3, cells: [''] },
      { line: 4, cells: ['Bo', ''] },
      { line: 5, cells: ['no "quotes" meant', 'x'] },
    ])
  })

  it('are read whatever is in their cells', async () => {
    const cell = fc
      .array(fc.oneof(fc.constantFrom('"', ',', ';', '\n', '\r\n', ' ', 'ü', '字'), fc.string({ unit: 'grapheme' })))
      .map((parts) => parts.join('').replaceAll('\u0000', ''))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows.map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(','))
        expect(await cellsOf(Buffer.from(`Name,Job\r\n${text.join('\r\n')}`))).toEqual([['Name', 'Job'], ...rows])
      }),
      { numRuns: 60 },
    )
  })
})

describe('columns', () => {
  it('beyond those of a list are left out where they are blank, and refused where they are not', async () => {
    expect(await cellsOf(Buffer.from(`Name${','.repeat(16_383)}\nA`))).toEqual([
      ['Name', ...Array(255).fill('')],
      ['A'],
    ])
    for (const row of [`A${','.repeat(256)}B`, ','.repeat(16_384), ','.repeat(9_000_000)]) {
      expect(await whyNot(Buffer.from(`Name\n${row}`))).toEqual(['fileRowTooLong', { line: 2 }])
    }
  })

  it('of lines without end are no list, and others are served meanwhile', async () => {
    let served = 0
    const others = setInterval(() => {
      served += 1
    }, 1)
    expect(await whyNot(Buffer.from(`Name${'\n'.repeat(1_048_577)}`))).toEqual(['fileUnpacksTooLarge'])
    clearInterval(others)
    expect(served).toBeGreaterThan(5)
  })
})

describe('what is no table', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
  it.each([
    ['an empty file', Buffer.alloc(0), ['fileEmpty']],
    ['a PDF', Buffer.from('%PDF-1.7\nName,E-mail\n'), ['fileNotTable']],
    ['a picture', png, ['fileNotTable']],
    ['an old spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), ['fileOldSpreadsheet']],
    ['a ZIP cut short', Buffer.from('PK\x03\x04 and no more'), ['fileDamaged']],
    ['a quotation mark left open', Buffer.from('Name\nA\n"B\nC\n'), ['fileQuoteOpen', { line: 3 }]],
    ['a row without end', Buffer.from(`Name\nA\n"${'B\n'.repeat(60_000)}`), ['fileRowTooLong', { line: 3 }]],
  ])('%s', async (_, bytes, reason) => {
    expect(await whyNot(bytes)).toEqual(reason)
  })

  it('never ends in anything but rows or a refusal', async () => {
    const headed = fc
      .constantFrom('', 'PK\x03\x04', '\xff\xfe', 'sep=;\n', 'Name;"')
      .map((head) => Buffer.from(head, 'latin1'))
    await fc.assert(
      fc.asyncProperty(headed, fc.uint8Array({ maxLength: 300 }), async (head, bytes) => {
        expect(await whyNot(Buffer.concat([head, bytes]))).toBeTruthy()
      }),
      { numRuns: 200 },
    )
  })
})
