import { posix } from 'node:path'
import { readAll } from './xml'
import { type Archive, damaged } from './zip'

export type Workbook = {
  sheet: { name: string; path: string }
  otherSheets: string[]
  /** Texts that cells refer to by number. */
  strings: string[]
  /** By the number of a cell's style: whether it shows a number as a date or a time. */
  showsDate: boolean[]
}

type Sheet = { name: string; relation: string; isHidden: boolean }

/** Finds the first sheet that is not hidden, and what its cells refer to. Refuses with 'fileDamaged'. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await relationsOf(archive, '')
  const path = byType(root, '/officeDocument')
  if (!path || !archive.has(path)) return damaged()
  const relations = await relationsOf(archive, path)
  const visible = (await sheetsOf(archive, path)).filter(({ isHidden }) => !isHidden)
  const [first, ...others] = visible.filter(({ relation }) => archive.has(relations.get(relation)?.path ?? ''))
  if (!first) return damaged()
  const part = (type: string) => {
    const found = byType(relations, type)
    return found && archive.has(found) ? archive.read(found) : undefined
  }
  const [strings, styles] = [part('/sharedStrings'), part('/styles')]
  return {
    sheet: { name: first.name, path: relations.get(first.relation)?.path ?? '' },
    otherSheets: others.map(({ name }) => name),
    strings: strings ? await stringsOf(strings) : [],
    showsDate: styles ? await stylesOf(styles) : [],
  }
}

type Relations = Map<string, { type: string; path: string }>

const byType = (relations: Relations, type: string) =>
  [...relations.values()].find((relation) => relation.type.endsWith(type))?.path

async function relationsOf(archive: Archive, path: string): Promise<Relations> {
  const folder = posix.dirname(path)
  const name = posix.join(folder, '_rels', `${posix.basename(path)}.rels`)
  const relations: Relations = new Map()
  if (!archive.has(name)) return relations
  await readAll(archive.read(name), {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.set(Id, { type: Type, path: target })
    },
  })
  return relations
}

async function sheetsOf(archive: Archive, path: string): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  await readAll(archive.read(path), {
    open: (tag, attributes) => {
      if (tag !== 'sheet') return
      const relation = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
      const isHidden = /hidden/i.test(attributes.state ?? '')
      sheets.push({ name: attributes.name ?? '', relation, isHidden })
    },
  })
  return sheets
}

/** Texts of several formats are put together; how they are read aloud (`rPh`) is left out. */
async function stringsOf(chunks: AsyncIterable<Uint8Array>): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let isReading = false
  await readAll(chunks, {
    open: (tag) => {
      if (tag === 'si') text = ''
      if (tag === 'rPh') isReading = true
      if (tag === 't') inText = true
    },
    text: (more) => {
      if (inText && !isReading) text += more
    },
    close: (tag) => {
      if (tag === 't') inText = false
      if (tag === 'rPh') isReading = false
      if (tag === 'si') strings.push(text)
    },
  })
  return strings
}

async function stylesOf(chunks: AsyncIterable<Uint8Array>): Promise<boolean[]> {
  const own = new Map<number, string>()
  const showsDate: boolean[] = []
  let inCells = false
  await readAll(chunks, {
    open: (tag, { numFmtId = '0', formatCode = '' }) => {
      if (tag === 'numFmt') own.set(Number(numFmtId), formatCode)
      if (tag === 'cellXfs') inCells = true
      if (tag === 'xf' && inCells) showsDate.push(isDateFormat(Number(numFmtId), own.get(Number(numFmtId))))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return showsDate
}

/** The numbers that stand for dates in every spreadsheet, or a code with the letters of days, hours and the like. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id !== 48 && id !== 49)
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General/gi, '')
  return /[ymdhs]/i.test(letters)
}
