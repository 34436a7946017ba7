import 'server-only'
import { canReadMail } from '@/lib/notifications/policy'
import { canDecideRoles, canImportPeople } from '@/lib/people/policy'
import { type OpenRequest, openRequests } from '@/lib/people/queries/grant-requests'
import { type OwnImport, ownImports } from '@/lib/people/queries/import'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { type Due, registersNotTaken } from './due'
import { type EditionNeed, editionsInNeed, type Listed, type NeededEdition } from './needs-editions'
import { type NeededSession, type SessionNeed, sessionsInNeed } from './needs-sessions'

export type Needs = {
  registers: Due
  /** The viewer's own lists of people, read and neither carried out nor dropped; null for who imports none. */
  imports: OwnImport[] | null
  /** Administration that another administrator asked for somebody; null for who decides none. */
  grants: OpenRequest[] | null
  /** Mail that will not be sent by itself any more; null for who does not look after mail. */
  unsentMailCount: number | null
} & Record<EditionNeed, Listed<NeededEdition>> &
  Record<SessionNeed, Listed<NeededSession>>

/** What needs a decision today in the editions that the viewer manages. */
export async function needsToday(viewer: Viewer, locale: string): Promise<Needs> {
  const at = now()
  const [registers, editions, sessions, imports, grants, unsentMailCount] = await Promise.all([
    registersNotTaken(viewer, locale),
    editionsInNeed(viewer, locale, at),
    sessionsInNeed(viewer, locale, at),
    canImportPeople(viewer) ? ownImports(viewer) : null,
    canDecideRoles(viewer) ? openRequests(viewer) : null,
    canReadMail(viewer) ? db.outboxMessage.count({ where: { abandonedAt: { not: null } } }) : null,
  ])
  return {
    registers,
    ...editions,
    ...sessions,
    imports: imports?.filter(({ state }) => state === 'open') ?? null,
    grants: grants?.filter(({ canDecide }) => canDecide) ?? null,
    unsentMailCount,
  }
}
