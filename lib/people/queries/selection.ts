import 'server-only'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canImportPeople } from '../policy'
import { MOST_SELECTED, type PeopleSelection } from '../schema'
import { idsOfEverybody } from './people'

type Selected = { ids: string[]; count: number }

/**
 * The people of a selection in the list of everybody, as many as one act is for, and how many they are. Those who were
 * ticked come as the address has them: what is shown or done of them asks whether the viewer may.
 */
export async function idsOfSelection(viewer: Viewer, view: PeopleSelection): Promise<Selected> {
  if (view.import) return idsOfImport(viewer, view.import, view.part)
  return (
    (view.all && (await idsOfEverybody(viewer, view, MOST_SELECTED))) || { ids: view.person, count: view.person.length }
  )
}

/**
 * Whom a carried-out import of the viewer's is about, in the file's order: a part of as many as one act is for. Who was
 * merged into another since is that one.
 */
async function idsOfImport(viewer: Viewer, importId: string, part: number): Promise<Selected> {
  const found = canImportPeople(viewer)
    ? await db.peopleImport.count({ where: { id: importId, byId: viewer.personId, state: 'done' } })
    : 0
  if (found === 0) return { ids: [], count: 0 }
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT coalesce(p."mergedIntoId", p."id") AS "id"
    FROM "PeopleImportRow" r JOIN "Person" p ON p."id" = r."personId"
    WHERE r."importId" = ${importId}::uuid AND r."verdict" <> 'refused'
    ORDER BY r."line"
    LIMIT ${MOST_SELECTED}::int OFFSET ${(part - 1) * MOST_SELECTED}::int`
  const ids = [...new Set(rows.map(({ id }) => id))]
  return { ids, count: ids.length }
}
