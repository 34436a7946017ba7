import type { Prisma } from '@prisma/client'
import { editionsManagedBy, editionsVisibleTo } from '@/lib/catalogue/policy'
import { personIdOf, type Viewer } from '@/lib/platform/viewer'
import { inStates } from './rules'

const nobody = '00000000-0000-0000-0000-000000000000'

/** The viewer's own enrolments, whatever their state. */
export function ownEnrolments(viewer: Viewer): Prisma.EnrolmentWhereInput {
  return { personId: personIdOf(viewer) ?? nobody }
}

/** Those of them whose edition the viewer can see: who has left a restricted one no longer does. */
export function enrolmentsShownTo(viewer: Viewer): Prisma.EnrolmentWhereInput {
  return { ...ownEnrolments(viewer), edition: editionsVisibleTo(viewer) }
}

/** The editions that the viewer takes part in or waits for. */
export function isEnrolledIn(viewer: Viewer): Prisma.EditionWhereInput {
  return { enrolments: { some: { ...ownEnrolments(viewer), state: { in: [...inStates] } } } }
}

/** The enrolments that the viewer may read and change for others: those of the editions that they manage. */
export function enrolmentsManagedBy(viewer: Viewer): Prisma.EnrolmentWhereInput {
  return { edition: editionsManagedBy(viewer) }
}
