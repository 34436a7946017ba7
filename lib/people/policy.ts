import type { Prisma } from '@prisma/client'
import { coordinatedBy, isAdministrator, isViewed, type Member, type Viewer } from '@/lib/platform/viewer'
import type { Among } from './schema'

/** The editions that the viewer coordinates: each given, and all of a programme or another course, those to come too. */
export function editionsCoordinatedBy(viewer: Viewer): Prisma.EditionWhereInput {
  const { courseIds, editionIds } = coordinatedBy(viewer)
  return { OR: [{ id: { in: editionIds } }, { courseId: { in: courseIds } }] }
}

/** Whether the viewer administers, or coordinates an edition or a programme: they have the pages of what they run. */
export function runsEditions(viewer: Viewer): boolean {
  const { courseIds, editionIds } = coordinatedBy(viewer)
  return isAdministrator(viewer) || courseIds.length + editionIds.length > 0
}

/** Whether the viewer plans anything, be it one session alone, and so has a place under /admin. */
export function plansSessions(viewer: Viewer): boolean {
  return runsEditions(viewer) || coordinatedBy(viewer).sessionIds.length > 0
}

/** The institute's people and their addresses. */
export function canSeeEverybody(viewer: Viewer): boolean {
  return isAdministrator(viewer)
}

/** The pool of experts, and people to be found by name: whoever runs an edition. */
export function canSeePool(viewer: Viewer): boolean {
  return runsEditions(viewer)
}

/** Trainers by name and expertise, to give a session: whoever plans one. */
export function canChooseTrainers(viewer: Viewer): boolean {
  return plansSessions(viewer)
}

/** What people are found by, whether it is shown of them or not. */
export type Trait = 'name' | 'certificateName' | 'primaryAddress' | 'addresses' | 'organisation' | 'expertise'

/**
 * By what the viewer finds people, or the trainers of the pool: by what they are shown of them and nothing else, since
 * that somebody is found tells the words, letter by letter. Whom they find is another question.
 */
export function traitsToFindBy(viewer: Viewer, among: Among = 'people'): readonly Trait[] {
  const expertise: Trait[] = among === 'trainers' ? ['expertise'] : []
  if (canSeeEverybody(viewer)) return ['name', 'certificateName', 'addresses', 'organisation', ...expertise]
  return among === 'people' && canSeePool(viewer) ? ['name', 'primaryAddress', 'organisation'] : ['name', ...expertise]
}

/** Whose pictures the viewer may see: their own; administrators everybody's. Null where nobody's. */
export function portraitsFor(viewer: Viewer): Prisma.PersonWhereInput | null {
  if (isAdministrator(viewer)) return {}
  return viewer.kind === 'member' ? { id: viewer.personId } : null
}

export function canAddToPool(viewer: Viewer): boolean {
  return isAdministrator(viewer)
}

/** Who has which role, and the accounts of others: a person decides it, never a job, nor who only looks as another. */
export function canDecideRoles(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && isAdministrator(viewer) && !isViewed(viewer)
}

/** Two records of one person become one, with the account and the addresses of both. */
export function canMergePeople(viewer: Viewer): viewer is Member {
  return canDecideRoles(viewer)
}

/** An import is its maker's, so only a person makes one. */
export function canImportPeople(viewer: Viewer): viewer is Member {
  return viewer.kind === 'member' && isAdministrator(viewer)
}

/** Those whom the viewer may ask to have an account: for a coordinator, the trainers and participants of their editions. */
export function invitableBy(viewer: Viewer): Prisma.PersonWhereInput {
  if (isAdministrator(viewer)) return {}
  const edition = editionsCoordinatedBy(viewer)
  return {
    OR: [
      { enrolments: { some: { edition } } },
      { trainer: { sessions: { some: { session: { editions: { some: { edition } } } } } } },
    ],
  }
}
