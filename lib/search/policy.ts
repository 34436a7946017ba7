import type { Prisma } from '@prisma/client'
import { enrolmentsManagedBy } from '@/lib/enrolments/policy'
import { canSeeEverybody, canSeePool } from '@/lib/people/policy'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsTaughtBy } from '@/lib/sessions/policy'
import { type SearchKind, searchKinds } from './schema'

/** People are nobody's to find but those who have a page on which they see them. */
export function kindsFor(viewer: Viewer): SearchKind[] {
  const seesPeople = canSeePool(viewer) || (viewer.kind === 'member' && viewer.isTrainer)
  return searchKinds.filter((kind) => kind !== 'people' || seesPeople)
}

/**
 * The people whom the viewer sees on a page of their own: an administrator all; a coordinator the pool and the
 * participants of their editions; a trainer those who have or had a place on an edition that they teach in.
 */
export function peopleFoundBy(viewer: Viewer): Prisma.PersonWhereInput {
  if (canSeeEverybody(viewer)) return {}
  const pool: Prisma.PersonWhereInput[] = canSeePool(viewer) ? [{ trainer: { isNot: null } }] : []
  return {
    OR: [
      ...pool,
      { enrolments: { some: enrolmentsManagedBy(viewer) } },
      { enrolments: { some: enrolmentsTaughtBy(viewer) } },
    ],
  }
}

/** As the grid of a trainer's edition shows them. */
export function enrolmentsTaughtBy(viewer: Viewer): Prisma.EnrolmentWhereInput {
  return { beganAt: { not: null }, edition: { sessions: { some: { session: sessionsTaughtBy(viewer) } } } }
}
