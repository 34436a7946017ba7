import { describe, expect, it } from 'vitest'
import { grownBy } from '@/scripts/vitest/grown-by'
import { REL, xlsx } from '@/scripts/vitest/xlsx'
import { decide, done } from '../result'
import { readTable } from './read-table'

/** What becomes of a file: the numbers of its rows, or the reason and the row that it is refused for. */
async function outcome(bytes: Uint8Array) {
  const result = await decide(async () => {
    const lines: number[] = []
    for await (const { line } of (await readTable(bytes)).rows) lines.push(line)
    return done(lines)
  })
  return result.ok ? result.value : [result.reason, ...Object.values(result.params ?? {})]
}

const strings = (...texts: string[]) => ({ 'xl/sharedStrings.xml': `<sst>${texts.join('')}</sst>` })
const shared = '<c t="s"><v>0</v></c>'
const inline = (text: string) => `<row><c t="inlineStr"><is>${text}</is></c></row>`

describe('a row', () => {
  it('is refused by its number where its texts are too long together, and none of them grows', async () => {
    const text = `<si><t>_x0041_${'n'.repeat(10_000_000)}</t></si>`
    const bytes = await xlsx(`<row r="4">${shared.repeat(256)}</row>`, strings(text))
    expect(bytes.length).toBeLessThan(20_000)
    const grown = await grownBy(async () => expect(await outcome(bytes)).toEqual(['fileRowTooLong', 4]))
    // As it was, two and a half thousand.
    expect(grown).toBeLessThan(400)
  })

  it.each([
    ['shared', `<row>${shared.repeat(3)}</row>`],
    ['in one place', `<row>${'<c r="A1" t="s"><v>0</v></c>'.repeat(3)}</row>`],
    ['of its own', inline(`<t>${'n'.repeat(100_001)}</t>`)],
    ['in pieces', inline('<t>nnnnnnnnnn</t>'.repeat(10_001))],
    ['a formula’s', `<row><c t="str"><v>${'n'.repeat(100_001)}</v></c></row>`],
  ])('is refused for a long text: %s', async (_, row) => {
    const bytes = await xlsx(row, strings(`<si><t>${'n'.repeat(40_000)}</t></si>`))
    expect(await outcome(bytes)).toEqual(['fileRowTooLong', 1])
  })

  it('may hold as much as that, and other rows the same text again', async () => {
    const bytes = await xlsx(`<row>${shared}</row>`.repeat(3), strings(`<si><t>${'n'.repeat(100_000)}</t></si>`))
    expect(await outcome(bytes)).toEqual([1, 2, 3])
  })

  it.each([
    ['twice', '<row r="2"/><row r="2"/>'],
    ['above the one before', '<row r="3"/><row r="2"/>'],
    ['none', '<row r="0"/>'],
    ['no whole one', '<row r="1.5"/>'],
    ['a power', '<row r="1e3"/>'],
    ['below none', '<row r="-5"/>'],
    ['a word', '<row r="two"/>'],
    ['nothing', '<row r=""/>'],
    ['beyond every sheet', '<row r="1048577"/>'],
    ['beyond every number', '<row r="9999999999"/>'],
    ['that of the row that it stands in', '<row r="2"><row r="3"/></row>'],
  ])('has a number that a sheet shows beside it: %s', async (_, rows) => {
    expect(await outcome(await xlsx(rows))).toEqual(['fileDamaged'])
  })

  it('may leave numbers out, to the last that a sheet has', async () => {
    expect(await outcome(await xlsx('<row/><row r="7"/><row/><row r="1048576"/>'))).toEqual([1, 7, 8, 1_048_576])
    expect(await outcome(await xlsx('<row r="1048576"/><row/>'))).toEqual(['fileDamaged'])
  })

  it.each(['ZZZZ999999', 'ZZZ1', 'XFD1048577'])(
    'with a cell at %s is refused, and no row is made so wide',
    async (at) => {
      expect(await outcome(await xlsx(`<row><c r="${at}"><v>1</v></c></row>`))).toEqual(['fileRowTooLong', 1])
    },
  )
})

describe('an XML file', () => {
  const sheet = (text: string) => xlsx('', { 'xl/worksheets/sheet1.xml': text })

  it('that opens without end is refused and not held', async () => {
    const bytes = await sheet('<a>'.repeat(5_000_000))
    const grown = await grownBy(async () => expect(await outcome(bytes)).toEqual(['fileDamaged']))
    expect(grown).toBeLessThan(200)
  })

  it('has few attributes, and short ones', async () => {
    const many = Array.from({ length: 101 }, (_, i) => `a${i}=""`).join(' ')
    expect(await outcome(await sheet(`<worksheet ${many}/>`))).toEqual(['fileDamaged'])
    expect(await outcome(await sheet(`<worksheet a="${'n'.repeat(5_000_000)}"/>`))).toEqual(['fileDamaged'])
  })
})

describe('a workbook', () => {
  it.each([
    [
      'sheets',
      'xl/workbook.xml',
      `<workbook xmlns:r="${REL}">${'<sheet name="n" r:id="r1"/>'.repeat(2_001)}</workbook>`,
    ],
    ['strings', 'xl/sharedStrings.xml', `<sst>${'<si/>'.repeat(1_000_001)}</sst>`],
    ['styles', 'xl/styles.xml', `<s><cellXfs>${'<xf/>'.repeat(100_001)}</cellXfs></s>`],
  ])('of %s without end is no list', async (_, name, text) => {
    expect(await outcome(await xlsx('<row/>', { [name]: text }))).toEqual(['fileUnpacksTooLarge'])
  })

  it('is read at once whatever its formats and names are', async () => {
    const format = (id: number) => `<numFmt numFmtId="${id}" formatCode="${'['.repeat(90_000)}"/>`
    const begun = performance.now()
    const bytes = await xlsx('<row r="1"/>', {
      'xl/styles.xml': `<s>${Array.from({ length: 20 }, (_, id) => format(id)).join('')}<cellXfs>${'<xf numFmtId="3"/>'.repeat(20)}</cellXfs></s>`,
      'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheet name="${'👩🏽‍⚖️'.repeat(5_000)}" r:id="r1"/></workbook>`,
    })
    expect(await outcome(bytes)).toEqual([1])
    expect(performance.now() - begun).toBeLessThan(2_000)
    const { about } = await readTable(bytes)
    expect(about.kind === 'xlsx' && [...about.sheet].length).toBe(31)
  })
})
