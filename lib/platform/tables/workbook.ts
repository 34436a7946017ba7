import { posix } from 'node:path'
import { refused, rollBack } from '../result'
import { MOST_OF_A_ROW } from './table'
import { readAll } from './xml'
import { type Archive, damaged } from './zip'

/** Lists of people have a few of each: what a file of a few kilobytes can repeat without end is no list. */
const MOST_PARTS = 2_000
const MOST_STYLES = 100_000
const MOST_STRINGS = 1_000_000

/** Excel writes none that is longer. */
const MOST_OF_A_FORMAT = 255
const MOST_OF_A_NAME = 31

export type Workbook = {
  sheet: { name: string; path: string }
  otherSheets: string[]
  /** Texts that cells refer to by number; null for one that is longer than a row may be. */
  strings: (string | null)[]
  /** By the number of a cell's style: whether it shows a number as a date or a time. */
  showsDate: boolean[]
}

type Sheet = { name: string; relation: string; isHidden: boolean }

/**
 * Finds the first sheet that is not hidden, and what its cells refer to. Refuses with 'fileDamaged' and, for more parts
 * than a list can have, 'fileUnpacksTooLarge'.
 */
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

function within(most: number, count: number) {
  if (count >= most) rollBack(refused('fileUnpacksTooLarge'))
}

async function relationsOf(archive: Archive, path: string): Promise<Relations> {
  const folder = posix.dirname(path)
  const name = posix.join(folder, '_rels', `${posix.basename(path)}.rels`)
  const relations: Relations = new Map()
  if (!archive.has(name)) return relations
  await readAll(archive.read(name), {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return
      within(MOST_PARTS, relations.size)
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
      within(MOST_PARTS, sheets.length)
      const relation = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
      const isHidden = /hidden/i.test(attributes.state ?? '')
      sheets.push({ name: [...(attributes.name ?? '')].slice(0, MOST_OF_A_NAME).join(''), relation, isHidden })
    },
  })
  return sheets
}

/** Texts of several formats are put together; how they are read aloud (`rPh`) is left out. */
async function stringsOf(chunks: AsyncIterable<Uint8Array>): Promise<Workbook['strings']> {
  const strings: Workbook['strings'] = []
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
      if (inText && !isReading && text.length <= MOST_OF_A_ROW) text += more
    },
    close: (tag) => {
      if (tag === 't') inText = false
      if (tag === 'rPh') isReading = false
      if (tag !== 'si') return
      within(MOST_STRINGS, strings.length)
      strings.push(text.length > MOST_OF_A_ROW ? null : unescaped(text))
      text = ''
    },
  })
  return strings
}

/** Characters that XML cannot hold are written as their number: `_x000D_`. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

async function stylesOf(chunks: AsyncIterable<Uint8Array>): Promise<boolean[]> {
  const own = new Map<number, boolean>()
  const showsDate: boolean[] = []
  let inCells = false
  await readAll(chunks, {
    open: (tag, { numFmtId = '0', formatCode = '' }) => {
      const id = Number(numFmtId)
      within(MOST_STYLES, own.size + showsDate.length)
      if (tag === 'numFmt') own.set(id, hasDateCode(formatCode))
      if (tag === 'cellXfs') inCells = true
      if (tag === 'xf' && inCells) showsDate.push(own.get(id) ?? isDateFormat(id))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCells = false
    },
  })
  return showsDate
}

/** The numbers that stand for dates in every spreadsheet. */
function isDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58 && id !== 48 && id !== 49)
}

/** A code with the letters of days, hours and the like. Brackets that are not closed take the square of its length. */
function hasDateCode(code: string): boolean {
  const letters = code
    .slice(0, MOST_OF_A_FORMAT)
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General/gi, '')
  return /[ymdhs]/i.test(letters)
}
