import 'server-only'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canManageEdition } from '../policy'

export type Coordinator = {
  id: string
  name: string
  address: string | null
  organisation: string | null
  /** Appointed to this edition. */
  isAppointed: boolean
  /** Coordinates its course, and with it all editions of that. */
  isThroughCourse: boolean
}

/** Who coordinates an edition or its course, each once, by name; nobody for who does not run it. */
export async function coordinatorsOf(
  viewer: Viewer,
  edition: { id: string; courseId: string },
): Promise<Coordinator[]> {
  if (!canManageEdition(viewer, edition)) return []
  const grants = await db.roleGrant.findMany({
    where: {
      role: 'coordinator',
      person: { mergedIntoId: null },
      OR: [{ editionId: edition.id }, { courseId: edition.courseId }],
    },
    orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
    select: {
      editionId: true,
      person: {
        select: {
          id: true,
          name: true,
          organisation: { select: { name: true } },
          emails: { where: { isPrimary: true }, select: { address: true } },
        },
      },
    },
  })
  const people = new Map<string, Coordinator>()
  for (const { editionId, person } of grants) {
    const { id, name, emails, organisation } = person
    const known = people.get(id)
    people.set(id, {
      id,
      name,
      address: emails[0]?.address ?? null,
      organisation: organisation?.name ?? null,
      isAppointed: known?.isAppointed || editionId !== null,
      isThroughCourse: known?.isThroughCourse || editionId === null,
    })
  }
  return [...people.values()]
}
