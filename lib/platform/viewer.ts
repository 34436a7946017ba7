import type { Role } from '@prisma/client'

/** A role and its scope: one of the ids at most, none for the whole institute. */
export type Grant = {
  role: Role
  courseId: string | null
  editionId: string | null
  organisationId: string | null
  sessionId: string | null
}

export type Visitor = { kind: 'visitor' }

/** The signed-in person. Their times are shown in `zone`, their mail written in `locale`. */
export type Member = {
  kind: 'member'
  personId: string
  accountId: string
  signInId: string
  name: string
  locale: string
  zone: string
  /** Wants pages without fonts and pictures. */
  lowData: boolean
  isTrainer: boolean
  grants: Grant[]
  /** What they hold besides, once they have shown a second factor: the institute asks for one (./withhold.ts). */
  withheld: (Role | 'trainer')[]
  /** Signed in with two factors, or with one that is two. */
  isStrong: boolean
  /** When they last proved that it is they. */
  provedAt: Date
  /** The administrator who looks at the product as this person, reading only; none where it is they themselves. */
  viewedBy?: ViewedBy
}

export type ViewedBy = { personId: string; name: string; until: Date; why: string }

/** Work that the product does by itself; it may do anything, and the audit log names the job. */
export type System = { kind: 'system'; job: string }

export type Viewer = Visitor | Member | System

export const visitor: Visitor = { kind: 'visitor' }

export function systemViewer(job: string): System {
  return { kind: 'system', job }
}

export function holdsRole(grants: readonly Pick<Grant, 'role'>[], ...roles: Role[]): boolean {
  return grants.some(({ role }) => roles.includes(role))
}

export function isAdministrator(viewer: Viewer): boolean {
  if (viewer.kind === 'system') return true
  return viewer.kind === 'member' && holdsRole(viewer.grants, 'administrator')
}

export type Coordinated = { courseIds: string[]; editionIds: string[]; sessionIds: string[] }

/** The scopes that the viewer coordinates. An administrator needs none: see `isAdministrator`. */
export function coordinatedBy(viewer: Viewer): Coordinated {
  const own = viewer.kind === 'member' ? viewer.grants.filter(({ role }) => role === 'coordinator') : []
  return {
    courseIds: own.flatMap(({ courseId }) => courseId ?? []),
    editionIds: own.flatMap(({ editionId }) => editionId ?? []),
    sessionIds: own.flatMap(({ sessionId }) => sessionId ?? []),
  }
}

/** Whether somebody else looks through the viewer's eyes: what is private to the person is not for them. */
export function isViewed(viewer: Viewer): boolean {
  return viewer.kind === 'member' && viewer.viewedBy !== undefined
}

export function personIdOf(viewer: Viewer): string | null {
  return viewer.kind === 'member' ? viewer.personId : null
}

/** As whom the viewer teaches; null where nobody is signed in, and where teaching waits for a second factor. */
export function trainerIdOf(viewer: Viewer): string | null {
  return viewer.kind === 'member' && !viewer.withheld.includes('trainer') ? viewer.personId : null
}

const FRESH_MS = 10 * 60_000

/** Whether the viewer proved a short while ago that it is they: what is highly sensitive asks for it (OWASP ASVS 5.0, 7.5.3). */
export function isFresh(viewer: Member, now: Date): boolean {
  return now.getTime() - viewer.provedAt.getTime() < FRESH_MS
}
