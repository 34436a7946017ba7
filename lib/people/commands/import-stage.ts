import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import { readTable } from '@/lib/platform/tables/read-table'
import type { Row } from '@/lib/platform/tables/table'
import { turnstile } from '@/lib/platform/turnstile'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { canImportPeople } from '../policy'
import { columnsOf } from '../rules/import-columns'
import { newMemory, type Verdict } from '../rules/import-judge'
import { type Columns, type ReadRow, readRow } from '../rules/import-row'
import { IMPORT_MOST_ROWS } from '../schema'
import { IMPORT_BATCH, judgeRows, keepRows } from './import-batch'

export type ImportFile = { name: string; bytes: Uint8Array }

/** Reading keeps a processor busy; others are to be served meanwhile. */
const inLine = turnstile(1)

/**
 * Reads a list of people and keeps what each row would do, to be looked at; nobody is touched. Refuses a file that is
 * no such list with what `readTable` says of it, 'fileNotAsNamed', 'importColumnMissing', 'importColumnRepeated', 'fileWithoutRows' or
 * 'fileTooManyRows'.
 */
export async function stageImport(viewer: Viewer, file: ImportFile): Promise<Result<{ importId: string }>> {
  if (!canImportPeople(viewer)) return refused('notFound')
  const importId = newId()
  let isWhole = false
  try {
    const result = await inLine(() => decide(() => stage(viewer, importId, file)))
    isWhole = result.ok
    return result
  } finally {
    // Whatever ended the reading, nothing of a list stays that nobody can look at.
    if (!isWhole) await db.peopleImport.deleteMany({ where: { id: importId } })
  }
}

/** What a table is called by its kind (OWASP ASVS 5.0, 5.2.2). */
const ENDINGS = { csv: /\.(csv|tsv|txt)$/i, xlsx: /\.xlsx$/i }

/** Not one transaction: until the last row is kept the import shows nowhere, and a long file holds up nobody. */
async function stage(viewer: Member, importId: string, file: ImportFile): Promise<Result<{ importId: string }>> {
  const { about, rows } = await readTable(file.bytes)
  if (!ENDINGS[about.kind].test(file.name)) return refused('fileNotAsNamed')
  const headings = await firstOf(rows)
  if (!headings) return refused('fileWithoutRows')
  const { columns, missing, repeated, unknown, found } = columnsOf(headings.cells)
  if (missing.length > 0) return refused('importColumnMissing', { params: { headings: listed(found) } })
  if (repeated.length > 0) return refused('importColumnRepeated', { params: { headings: listed(repeated) } })
  await db.peopleImport.create({
    data: {
      id: importId,
      byId: viewer.personId,
      fileName: file.name,
      about,
      ignoredHeadings: unknown,
      createdAt: now(),
    },
  })
  const counts: Record<Verdict, number> = { new: 0, same: 0, changed: 0, refused: 0 }
  const memory = newMemory()
  let count = 0
  for await (const batch of readRows(rows, columns)) {
    count += batch.length
    if (count > IMPORT_MOST_ROWS) rollBack(refused('fileTooManyRows', { params: { most: IMPORT_MOST_ROWS } }))
    const judged = await judgeRows(db, batch, memory)
    for (const { verdict } of judged) counts[verdict] += 1
    await keepRows(db, importId, judged)
  }
  if (count === 0) return refused('fileWithoutRows')
  await db.peopleImport.update({
    where: { id: importId },
    data: {
      state: 'open',
      newCount: counts.new,
      sameCount: counts.same,
      changedCount: counts.changed,
      refusedCount: counts.refused,
      newOrganisationCount: memory.organisations.size,
    },
  })
  return done({ importId })
}

/** The first row that is not blank. */
async function firstOf(rows: AsyncGenerator<Row>): Promise<Row | undefined> {
  for (;;) {
    const { done: isOver, value } = await rows.next()
    if (isOver) return undefined
    if (value.cells.some((cell) => typeof cell !== 'string' || cell.trim() !== '')) return value
  }
}

async function* readRows(rows: AsyncGenerator<Row>, columns: Columns): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = []
  for await (const row of rows) {
    const read = readRow(row, columns)
    if (!read) continue
    batch.push(read)
    if (batch.length < IMPORT_BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Headings as they stand in the file, as many as a sentence can hold. */
function listed(headings: string[]): string {
  const shown = headings.slice(0, 12).map((heading) => heading.slice(0, 60))
  return [...shown, ...(headings.length > shown.length ? ['…'] : [])].join(' · ')
}
