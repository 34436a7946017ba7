import 'server-only'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canDecideRoles } from '../policy'
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

/** Whether administration has to be agreed to by another administrator than who gives it. */
export async function administrationNeedsSecond(viewer: Viewer): Promise<boolean> {
  if (!canDecideRoles(viewer)) return false
  const active = { role: 'administrator', person: { account: { state: 'active' } } } as const
  return (await db.roleGrant.count({ where: active })) > 1
}
