import type { Prisma } from '@prisma/client'
import { coordinatedEditionIds, isAdministrator, type Member, runsEditions, type Viewer } from '@/lib/platform/viewer'

/** The institute's people and their addresses. */
export function canSeeEverybody(viewer: Viewer): boolean {
  return isAdministrator(viewer)
}

/** The pool of experts, and people to be found by name: whoever plans an edition. */
export function canSeePool(viewer: Viewer): boolean {
  return runsEditions(viewer)
}

export function canAddToPool(viewer: Viewer): boolean {
  return isAdministrator(viewer)
}

/** An import is its maker's, so only a person makes one. */
export function canImportPeople(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && isAdministrator(viewer)
}

/** Those whom the viewer may ask to have an account: for a coordinator, the trainers and participants of their editions. */
export function invitableBy(viewer: Viewer): Prisma.PersonWhereInput {
  if (isAdministrator(viewer)) return {}
  const editionId = { in: coordinatedEditionIds(viewer) }
  return {
    OR: [
      { enrolments: { some: { editionId } } },
      { trainer: { sessions: { some: { session: { editions: { some: { editionId } } } } } } },
    ],
  }
}
