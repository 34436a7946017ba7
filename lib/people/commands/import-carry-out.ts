import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { PeopleImportRow } from '@prisma/client'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { canImportPeople } from '../policy'
import { type Judged, newMemory } from '../rules/import-judge'
import type { Fault, Given } from '../rules/import-row'
import { IMPORT_BATCH, judgeRows, keepRows } from './import-batch'
import { writePeople } from './import-write'
import { lockAllAddresses } from './lock-address'

/**
 * Does what an import was seen to do: all of it, once. Refuses with 'importStale' where any row would now do something
 * else; the import then shows what it would do now.
 */
export async function carryOutImport(viewer: Viewer, importId: string): Promise<Result<undefined>> {
  if (!canImportPeople(viewer) || !isId(importId)) return refused('notFound')
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "PeopleImport" WHERE "id" = ${importId}::uuid FOR UPDATE`
    const found = await tx.peopleImport.findFirst({
      where: { id: importId, byId: viewer.personId, state: { in: ['open', 'done'] } },
      select: { state: true },
    })
    if (!found) return refused('notFound')
    if (found.state === 'done') return done()
    await lockAllAddresses(tx)
    await lockPeople(tx, importId)
    const { isStale, organisations } = await judgeAgain(tx, importId)
    if (isStale) return refused('importStale')
    await writePeople(tx, viewer, importId, organisations)
    await tx.peopleImport.update({ where: { id: importId }, data: { state: 'done', doneAt: now() } })
    await recordAct(tx, viewer, { act: 'people.import', subject: { type: 'PeopleImport', id: importId } })
    return done()
  })
}

/** Everybody whom the rows are about; nobody else can be given one of the addresses meanwhile. */
async function lockPeople(tx: Tx, importId: string) {
  await tx.$executeRaw`
    SELECT 1 FROM "Person" p
    WHERE p."id" IN (
      SELECT e."personId" FROM "PeopleImportRow" r
      JOIN "PersonEmail" e ON e."address" = (r."given"->>'address')::citext
      WHERE r."importId" = ${importId}::uuid
    )
    ORDER BY p."id" FOR NO KEY UPDATE`
}

/** Judges every row by what is true now, and keeps what differs from what was shown. */
async function judgeAgain(tx: Tx, importId: string): Promise<{ isStale: boolean; organisations: string[] }> {
  const memory = newMemory()
  let isStale = false
  for (let after = 0; ; ) {
    const kept = await tx.peopleImportRow.findMany({
      where: { importId, line: { gt: after } },
      orderBy: { line: 'asc' },
      take: IMPORT_BATCH,
    })
    const last = kept.at(-1)
    if (!last) break
    const differing = (await judgeRows(tx, kept.map(asRead), memory)).filter(
      (judged, at) => !isSame(judged, kept[at] as PeopleImportRow),
    )
    await replace(tx, importId, differing)
    isStale ||= differing.length > 0
    after = last.line
  }
  if (isStale) await countAgain(tx, importId, memory.organisations.size)
  return { isStale, organisations: [...memory.organisations.values()] }
}

function asRead({ line, given, faults }: PeopleImportRow) {
  return { line, given: given as Given, faults: faults as Fault[] }
}

/** Whoever is new has no id on record yet. */
function isSame(judged: Judged, { importId: _, ...kept }: PeopleImportRow): boolean {
  const personId = kept.verdict === 'new' ? null : kept.personId
  return isDeepStrictEqual(JSON.parse(JSON.stringify(judged)), { ...kept, personId })
}

async function replace(tx: Tx, importId: string, rows: Judged[]) {
  if (rows.length === 0) return
  await tx.peopleImportRow.deleteMany({ where: { importId, line: { in: rows.map(({ line }) => line) } } })
  await keepRows(tx, importId, rows)
}

async function countAgain(tx: Tx, importId: string, newOrganisationCount: number) {
  const groups = await tx.peopleImportRow.groupBy({ by: ['verdict'], where: { importId }, _count: true })
  const count = (verdict: string) => groups.find((group) => group.verdict === verdict)?._count ?? 0
  await tx.peopleImport.update({
    where: { id: importId },
    data: {
      newCount: count('new'),
      sameCount: count('same'),
      changedCount: count('changed'),
      refusedCount: count('refused'),
      newOrganisationCount,
    },
  })
}
