import type { Prisma } from '@prisma/client'
import { editionsManagedBy, editionsVisibleTo } from '@/lib/catalogue/policy'
import { personIdOf, type Viewer } from '@/lib/platform/viewer'

/** The enrolments whose person is in the edition's sessions. */
export const inSessions = { state: { in: ['enrolled', 'completed', 'failed'] } } satisfies Prisma.EnrolmentWhereInput

/** A session is seen by those who see one of its editions, and by its trainers. */
export function sessionsVisibleTo(viewer: Viewer): Prisma.SessionWhereInput {
  const seen: Prisma.SessionWhereInput = { editions: { some: { edition: editionsVisibleTo(viewer) } } }
  const personId = personIdOf(viewer)
  return personId ? { OR: [seen, taughtBy(personId)] } : seen
}

/** The sessions that the viewer may plan: each of their editions is one that the viewer runs. */
export function sessionsPlannedBy(viewer: Viewer): Prisma.SessionWhereInput {
  const edition = editionsManagedBy(viewer)
  return { editions: { some: { edition }, every: { edition } } }
}

/** The sessions given to the viewer as a trainer. Drafts too: a trainer knows before the public does. */
export function sessionsTaughtBy(viewer: Viewer): Prisma.SessionWhereInput {
  const personId = personIdOf(viewer)
  return personId ? taughtBy(personId) : nothing
}

/** The sessions that the viewer is in: as a learner with a place, or as a trainer. */
export function sessionsWith(viewer: Viewer): Prisma.SessionWhereInput {
  const personId = personIdOf(viewer)
  if (!personId) return nothing
  const enrolled = { enrolments: { some: { personId, ...inSessions } } }
  return { OR: [{ editions: { some: { edition: { state: { not: 'draft' }, ...enrolled } } } }, taughtBy(personId)] }
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

/** Whether the viewer teaches the session, given who does. */
export function canTeach(viewer: Viewer, session: { trainers: { trainerId: string }[] }): boolean {
  const personId = personIdOf(viewer)
  return personId !== null && session.trainers.some(({ trainerId }) => trainerId === personId)
}

const nothing: Prisma.SessionWhereInput = { id: { in: [] } }

function taughtBy(personId: string): Prisma.SessionWhereInput {
  return { trainers: { some: { trainerId: personId } } }
}
