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
  /** Signed in with two factors, or with one that is two. */
  isStrong: boolean
  /** When they last proved that it is they. */
  provedAt: Date
}

/** Work that the product does by itself; it may do anything, and the audit log names the job. */
export type System = { kind: 'system'; job: string }

export type Viewer = Visitor | Member | System

export const visitor: Visitor = { kind: 'visitor' }

export function systemViewer(job: string): System {
  return { kind: 'system', job }
}

export function isAdministrator(viewer: Viewer): boolean {
  if (viewer.kind === 'system') return true
  return viewer.kind === 'member' && viewer.grants.some((grant) => grant.role === 'administrator')
}

/** The editions that the viewer coordinates. An administrator needs none: see `isAdministrator`. */
export function coordinatedEditionIds(viewer: Viewer): string[] {
  if (viewer.kind !== 'member') return []
  return viewer.grants.flatMap((grant) => (grant.role === 'coordinator' && grant.editionId ? [grant.editionId] : []))
}

/** Whether the viewer administers or coordinates anything, and so has a place under /admin. */
export function runsEditions(viewer: Viewer): boolean {
  return isAdministrator(viewer) || coordinatedEditionIds(viewer).length > 0
}

export function personIdOf(viewer: Viewer): string | null {
  return viewer.kind === 'member' ? viewer.personId : null
}

const FRESH_MS = 10 * 60_000

/** Whether the viewer proved a short while ago that it is they: what is highly sensitive asks for it (OWASP ASVS 5.0, 7.5.3). */
export function isFresh(viewer: Member, now: Date): boolean {
  return now.getTime() - viewer.provedAt.getTime() < FRESH_MS
}
