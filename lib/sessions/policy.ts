import type { Prisma } from '@prisma/client'
import { canManageEdition, editionsManagedBy, editionsVisibleTo } from '@/lib/catalogue/policy'
import { coordinatedBy, isAdministrator, personIdOf, trainerIdOf, type Viewer } from '@/lib/platform/viewer'

/** The enrolments whose person is in the edition's sessions. */
export const inSessions = { state: { in: ['enrolled', 'completed', 'failed'] } } satisfies Prisma.EnrolmentWhereInput

/** A session is seen by those who see one of its editions, and by its trainers. */
export function sessionsVisibleTo(viewer: Viewer): Prisma.SessionWhereInput {
  const seen: Prisma.SessionWhereInput = { editions: { some: { edition: editionsVisibleTo(viewer) } } }
  const trainerId = trainerIdOf(viewer)
  return trainerId ? { OR: [seen, taughtBy(trainerId)] } : seen
}

/** The sessions that the viewer may plan: those whose editions they run, each of them, and those that they coordinate alone. */
export function sessionsPlannedBy(viewer: Viewer): Prisma.SessionWhereInput {
  const edition = editionsManagedBy(viewer)
  return { OR: [{ editions: { some: { edition }, every: { edition } } }, coordinated(viewer)] }
}

/** What a planner's calendar shows: what they plan, and joint sessions of which they run an edition. */
export function sessionsOnCalendarOf(viewer: Viewer): Prisma.SessionWhereInput {
  return { OR: [{ editions: { some: { edition: editionsManagedBy(viewer) } } }, coordinated(viewer)] }
}

/** The editions under whose name the viewer plans at least one session: those they run, and those of a session of theirs. */
export function editionsPlannedIn(viewer: Viewer): Prisma.EditionWhereInput {
  const own: Prisma.EditionWhereInput = { sessions: { some: { session: coordinated(viewer) } } }
  // Prisma leaves out of an OR what asks nothing, as an administrator's does.
  return isAdministrator(viewer) ? {} : { OR: [editionsManagedBy(viewer), own] }
}

/** The sessions given to the viewer as a trainer. Drafts too: a trainer knows before the public does. */
export function sessionsTaughtBy(viewer: Viewer): Prisma.SessionWhereInput {
  const trainerId = trainerIdOf(viewer)
  return trainerId ? taughtBy(trainerId) : nothing
}

/** The sessions that the viewer is in: as a learner with a place, or as a trainer. */
export function sessionsWith(viewer: Viewer): Prisma.SessionWhereInput {
  const personId = personIdOf(viewer)
  if (!personId) return nothing
  const enrolled = { enrolments: { some: { personId, ...inSessions } } }
  return {
    OR: [{ editions: { some: { edition: { state: { not: 'draft' }, ...enrolled } } } }, sessionsTaughtBy(viewer)],
  }
}

/** Whom a change of a session concerns: those who are enrolled and those who teach. */
export function peopleIn(sessionId: string): Prisma.PersonWhereInput {
  const sessions = { some: { sessionId } }
  return {
    OR: [
      { enrolments: { some: { state: 'enrolled', edition: { state: { not: 'draft' }, sessions } } } },
      { trainer: { sessions } },
    ],
  }
}

/** Whether the viewer has a planner's page of a session that was read, under the name of one of its editions. */
export function canPlan(
  viewer: Viewer,
  { id, edition }: { id: string; edition: { id: string; courseId: string } },
): boolean {
  return canManageEdition(viewer, edition) || coordinatedBy(viewer).sessionIds.includes(id)
}

/** Whether the viewer teaches the session, given who does. */
export function canTeach(viewer: Viewer, session: { trainers: { trainerId: string }[] }): boolean {
  const own = trainerIdOf(viewer)
  return own !== null && session.trainers.some(({ trainerId }) => trainerId === own)
}

/** The sessions that are the viewer's to coordinate by themselves, whoever runs their edition. */
function coordinated(viewer: Viewer): Prisma.SessionWhereInput {
  return { id: { in: coordinatedBy(viewer).sessionIds } }
}

const nothing: Prisma.SessionWhereInput = { id: { in: [] } }

function taughtBy(personId: string): Prisma.SessionWhereInput {
  return { trainers: { some: { trainerId: personId } } }
}
