import { describe, expect, it } from 'vitest'
import { REL, xlsx } from '@/scripts/vitest/xlsx'
import { decide, done } from '../result'
import { zip } from '../spreadsheet-zip'
import { readTable } from './read-table'
import type { Row } from './table'

async function read(bytes: Uint8Array) {
  return decide(async () => {
    const { about, rows } = await readTable(bytes)
    const all: Row[] = []
    for await (const row of rows) all.push(row)
    return done({ about, rows: all })
  })
}

describe('a sheet', () => {
  it('gives each kind of cell as text, or says what it is', async () => {
    const strings =
      '<sst><si><t>Amina &amp; co</t></si><si><r><t>Rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si></sst>'
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[Red]0.0&quot; days&quot;"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    const bytes = await xlsx(
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>a_x000A_b</t></is></c></row>' +
        '<row r="5"><c r="A5"><v>42</v></c><c r="B5"><v>1.5E2</v></c><c r="C5" s="1"><v>45000</v></c><c r="D5" s="2"><v>3</v></c><c r="E5" s="3"><v>1</v></c>' +
        '<c r="F5" t="b"><v>1</v></c><c r="G5" t="e"><v>#N/A</v></c><c r="H5" t="str"><f>A1</f><v>made</v></c><c r="I5"><f>A1</f></c><c r="AB5" t="d"><v>2026-01-01</v></c></row>' +
        '<row><c/><c t="inlineStr"><is><t>unnumbered</t></is></c></row>',
      { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles },
    )
    const odd = (unreadable: string) => ({ unreadable })
    expect(await read(bytes)).toEqual(
      done({
        about: { kind: 'xlsx', sheet: 'People', otherSheets: [] },
        rows: [
          { line: 2, cells: ['Amina & co', '', 'Rich text', 'a\nb'] },
          {
            line: 5,
            cells: ['42', '150', odd('date'), '3', odd('date'), 'TRUE', odd('error'), 'made', odd('formula')]
              .concat(Array(18).fill(''))
              .concat([odd('date')] as never),
          },
          { line: 6, cells: ['', 'unnumbered'] },
        ],
      }),
    )
  })

  it('is the first that shows; the others are named', async () => {
    const sheets =
      '<sheet name="Notes" state="veryHidden" r:id="r2"/><sheet name="List" r:id="r1"/><sheet name="Old" r:id="r2"/>'
    const bytes = await xlsx('<x:row xmlns:x="y"><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c></x:row>', {
      'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheets>${sheets}</sheets></workbook>`,
      'xl/worksheets/sheet2.xml': '<worksheet/>',
    })
    expect(await read(bytes)).toEqual(
      done({ about: { kind: 'xlsx', sheet: 'List', otherSheets: ['Old'] }, rows: [{ line: 1, cells: ['A'] }] }),
    )
  })
})

describe('an archive', () => {
  const reason = async (bytes: Uint8Array | Promise<Uint8Array>) => {
    const result = await read(await bytes)
    return result.ok ? 'read' : result.reason
  }

  it('that unpacks to more than a list can be is left, whatever it says of itself', async () => {
    const bomb = await xlsx(`<!--${' '.repeat(61_000_000)}-->`)
    expect(bomb.length).toBeLessThan(200_000)
    expect(await reason(bomb)).toBe('fileUnpacksTooLarge')
    // The directory's word for the size of each file.
    for (let at = bomb.indexOf('PK\x01\x02'); at >= 0; at = bomb.indexOf('PK\x01\x02', at + 1))
      bomb.writeUInt32LE(10, at + 24)
    expect(await reason(bomb)).toBe('fileUnpacksTooLarge')
  })

  it('that holds no spreadsheet is none', async () => {
    const chunks: Buffer[] = []
    for await (const chunk of zip([{ name: 'content.xml', parts: ['<office/>'] }])) chunks.push(chunk)
    expect(await reason(Buffer.concat(chunks))).toBe('fileNotTable')
    expect(await reason(xlsx('', { 'xl/workbook.xml': '<workbook/>' }))).toBe('fileDamaged')
    expect(await reason(xlsx('<row><c></row>'))).toBe('fileDamaged')
  })

  it('with entities of its own is damaged, and none of them grows', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    expect(await reason(xlsx('', { 'xl/worksheets/sheet1.xml': `${lol}<worksheet>&b;</worksheet>` }))).toBe(
      'fileDamaged',
    )
  })

  it('cut short or changed anywhere is read or refused, and nothing else', async () => {
    const whole = await xlsx('<row><c t="inlineStr"><is><t>A</t></is></c></row>')
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] as number) ^ 0x5a
      expect(await reason(changed)).toBeTruthy()
      expect(await reason(whole.subarray(0, at))).not.toBe('read')
    }
  })

  it('with a row as wide as a sheet is refused with its number', async () => {
    expect(await read(await xlsx('<row r="3"><c r="XFD3"><v>1</v></c></row>'))).toMatchObject({
      reason: 'fileRowTooLong',
      params: { line: 3 },
    })
    expect(await read(await xlsx('<row r="3"><c r="XFD3" s="1"/></row>'))).toMatchObject({ ok: true })
  })
})

it('is refused where an archive holds thousands of files', async () => {
  const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`xl/media/${i}.png`, '']))
  expect(await read(await xlsx('<row r="1"/>', many))).toMatchObject({ ok: false, reason: 'fileUnpacksTooLarge' })
})
