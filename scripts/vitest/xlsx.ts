import { zip } from '@/lib/platform/spreadsheet-zip'

export const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const related = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`

/** A spreadsheet with the given rows as XML, written as Excel does and as others may. */
export async function xlsx(sheetData: string, more: Record<string, string> = {}) {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${related('r1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related('r1', 'worksheet', 'worksheets/sheet1.xml')}${related('r2', 'worksheet', 'worksheets/sheet2.xml')}${related('r3', 'sharedStrings', 'sharedStrings.xml')}${related('r4', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  }
  const parts = Object.entries(files).map(([name, text]) => ({ name, parts: [text] }))
  const chunks: Buffer[] = []
  for await (const chunk of zip(parts)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
