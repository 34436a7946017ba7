import 'server-only'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canDecideRoles } from '../policy'
import { type WayToAdministration, wayToAdministration } from '../rules/administration'
import { namesOf } from './person'

export type OpenRequest = {
  id: string
  person: { id: string; name: string }
  askedBy: { id: string; name: string }
  askedAt: Date
  reason: string
  /** Another administrator than who asked, and than whom it is for, decides. */
  canDecide: boolean
}

/** Administration that was asked for and not yet decided, the oldest first: for one person, or all. */
export async function openRequests(viewer: Viewer, personId?: string): Promise<OpenRequest[]> {
  if (!canDecideRoles(viewer)) return []
  const requests = await db.grantRequest.findMany({
    where: { personId, decidedAt: null },
    select: { id: true, askedAt: true, askedById: true, reason: true, person: { select: { id: true, name: true } } },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  })
  const names = await namesOf(
    viewer,
    requests.map(({ askedById }) => askedById),
  )
  return requests.map(({ askedById, ...request }) => ({
    ...request,
    askedBy: { id: askedById, name: names.get(askedById) ?? '' },
    canDecide: ![askedById, request.person.id].includes(viewer.personId),
  }))
}

/** How the viewer would give administration; null for who gives none. */
export async function administrationWay(viewer: Viewer): Promise<WayToAdministration | null> {
  return canDecideRoles(viewer) ? administrationWayNow(db) : null
}

/** The same for a command, which has asked who decides and holds the lock that lets one at a time do so. */
export async function administrationWayNow(tx: Tx): Promise<WayToAdministration> {
  const holders = { role: 'administrator' } as const
  const active = { ...holders, person: { account: { state: 'active' } } } as const
  const holderCount = await tx.roleGrant.count({ where: holders })
  const activeCount = await tx.roleGrant.count({ where: active })
  return wayToAdministration({ holderCount, activeCount, takenAt: await administrationTakenAt(tx) }, now())
}

/** By the log's partial index, which the planner knows by these very words: as parameters they would be no constants. */
async function administrationTakenAt(tx: Tx): Promise<Date | null> {
  const [last] = await tx.$queryRaw<{ at: Date }[]>`
    SELECT "at" FROM "AuditEntry" WHERE "act" = 'role.take' AND 'administrator' = ANY ("fields")
    ORDER BY "at" DESC LIMIT 1`
  return last?.at ?? null
}
