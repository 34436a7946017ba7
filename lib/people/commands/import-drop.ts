import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { System, Viewer } from '@/lib/platform/viewer'
import { canImportPeople } from '../policy'
import { IMPORT_KEPT_DAYS } from '../schema'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Deletes an import of the viewer's that was not carried out. */
export async function dropImport(viewer: Viewer, importId: string): Promise<Result<undefined>> {
  if (!canImportPeople(viewer) || !isId(importId)) return refused('notFound')
  return transaction(async (tx) => {
    const { count } = await tx.peopleImport.deleteMany({
      where: { id: importId, byId: viewer.personId, state: 'open' },
    })
    if (count === 0) return refused('notFound')
    await recordAct(tx, viewer, { act: 'people.dropImport', subject: { type: 'PeopleImport', id: importId } })
    return done()
  })
}

/** Deletes what was read some days ago, carried out or not, and what was not read to its end an hour ago. */
export async function deleteOldImports(_: System): Promise<void> {
  const at = now().getTime()
  const before = { lte: new Date(at - IMPORT_KEPT_DAYS * DAY_MS) }
  const brokenOff = { lte: new Date(at - HOUR_MS) }
  await db.peopleImport.deleteMany({
    where: { OR: [{ createdAt: before }, { state: 'reading', createdAt: brokenOff }] },
  })
}
