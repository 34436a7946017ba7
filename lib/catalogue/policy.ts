import type { EditionState, Prisma, Role } from '@prisma/client'
import { editionsCoordinatedBy } from '@/lib/people/policy'
import type { Tx } from '@/lib/platform/db'
import { coordinatedBy, holdsRole, isAdministrator, trainerIdOf, type Viewer } from '@/lib/platform/viewer'

/** Enrolments in these states make a person one of the edition's own; withdrawn and removed no longer do. */
const inEdition = ['waitlisted', 'offered', 'enrolled', 'completed', 'failed'] as const

/** What anyone may see: neither drafts nor restricted editions. */
const publicEditions = { state: { not: 'draft' }, isRestricted: false } satisfies Prisma.EditionWhereInput

function isPublic({ state, isRestricted }: { state: EditionState; isRestricted: boolean }): boolean {
  return state !== 'draft' && !isRestricted
}

/**
 * The editions that exist for the viewer: the public ones, those that they run, those with a session that they coordinate
 * or teach in, and those that they are in (a draft not for who is only in it).
 */
export function editionsVisibleTo(viewer: Viewer): Prisma.EditionWhereInput {
  if (isAdministrator(viewer)) return {}
  if (viewer.kind !== 'member') return publicEditions
  const { personId } = viewer
  const trainerId = trainerIdOf(viewer)
  return {
    OR: [
      publicEditions,
      editionsCoordinatedBy(viewer),
      { sessions: { some: { sessionId: { in: coordinatedBy(viewer).sessionIds } } } },
      { sessions: { some: { session: { trainers: { some: { trainerId: { in: trainerId ? [trainerId] : [] } } } } } } },
      { state: { not: 'draft' }, enrolments: { some: { personId, state: { in: [...inEdition] } } } },
    ],
  }
}

/** Whether an edition that was read in the transaction exists for the viewer; the public ones ask nothing more. */
export async function canSeeEdition(
  tx: Tx,
  viewer: Viewer,
  edition: { id: string; state: EditionState; isRestricted: boolean },
): Promise<boolean> {
  if (isPublic(edition)) return true
  return (await tx.edition.count({ where: { AND: [{ id: edition.id }, editionsVisibleTo(viewer)] } })) > 0
}

/** A course exists for the viewer where one of its editions does; one without editions for who runs the course. */
export function coursesVisibleTo(viewer: Viewer): Prisma.CourseWhereInput {
  if (isAdministrator(viewer)) return {}
  return { OR: [{ id: { in: coordinatedBy(viewer).courseIds } }, { editions: { some: editionsVisibleTo(viewer) } }] }
}

/** The editions that the viewer runs: an administrator all, a coordinator their own and all of their programmes. */
export function editionsManagedBy(viewer: Viewer): Prisma.EditionWhereInput {
  return isAdministrator(viewer) ? {} : editionsCoordinatedBy(viewer)
}

/** The courses that the viewer has something to run in: an administrator all, a coordinator theirs and those of their editions. */
export function coursesManagedBy(viewer: Viewer): Prisma.CourseWhereInput {
  if (isAdministrator(viewer)) return {}
  return { OR: [{ id: { in: coordinatedBy(viewer).courseIds } }, { editions: { some: editionsManagedBy(viewer) } }] }
}

/** The same of an edition that was read. */
export function canManageEdition(viewer: Viewer, { id, courseId }: { id: string; courseId: string }): boolean {
  const { courseIds, editionIds } = coordinatedBy(viewer)
  return isAdministrator(viewer) || editionIds.includes(id) || courseIds.includes(courseId)
}

/** Courses, new editions and who coordinates them are the institute's own: administrators alone. */
export function canManageCatalogue(viewer: Viewer): boolean {
  return isAdministrator(viewer)
}

/** Roles by which nothing is open that is not to everybody: no policy asks for these two. */
export const rolesWithoutPages: readonly Role[] = ['focalPoint', 'observer']

/** Those of the viewer's roles by which nothing is open to them. */
export function rolesOpeningNothing(viewer: Viewer): Role[] {
  const grants = viewer.kind === 'member' ? viewer.grants : []
  return rolesWithoutPages.filter((role) => holdsRole(grants, role))
}
