import 'server-only'
import type { Prisma } from '@prisma/client'
import { invitableBy } from '@/lib/people/policy'
import { hasAccount, standingSelect } from '@/lib/people/queries/standing'
import { now } from '@/lib/platform/clock'
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
  hasAccount: boolean
  /** A link to have an account was sent and can still be used. */
  isInvited: boolean
  canBeInvited: boolean
}

/** Who coordinates an edition or its course, each once, by name; nobody for who does not run it. */
export async function coordinatorsOf(
  viewer: Viewer,
  edition: { id: string; courseId: string },
): Promise<Coordinator[]> {
  if (!canManageEdition(viewer, edition)) return []
  const ofEdition = {
    role: 'coordinator',
    OR: [{ editionId: edition.id }, { courseId: edition.courseId }],
  } satisfies Prisma.RoleGrantWhereInput
  const [grants, invitable] = await Promise.all([
    db.roleGrant.findMany({
      where: { ...ofEdition, person: { mergedIntoId: null } },
      orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
      select: {
        editionId: true,
        person: {
          select: {
            id: true,
            name: true,
            organisation: { select: { name: true } },
            emails: { where: { isPrimary: true }, select: { address: true } },
            ...standingSelect(now()),
          },
        },
      },
    }),
    db.person.findMany({
      where: { AND: [{ grants: { some: ofEdition } }, { emails: { some: { isPrimary: true } } }, invitableBy(viewer)] },
      select: { id: true },
    }),
  ])
  const invitableIds = new Set(invitable.map(({ id }) => id))
  const people = new Map<string, Coordinator>()
  for (const { editionId, person } of grants) {
    const { id, name, emails, organisation, ...standing } = person
    const known = people.get(id)
    people.set(id, {
      id,
      name,
      address: emails[0]?.address ?? null,
      organisation: organisation?.name ?? null,
      isAppointed: known?.isAppointed || editionId !== null,
      isThroughCourse: known?.isThroughCourse || editionId === null,
      hasAccount: hasAccount(standing),
      isInvited: standing.tokens.length > 0,
      canBeInvited: !hasAccount(standing) && invitableIds.has(id),
    })
  }
  return [...people.values()]
}
