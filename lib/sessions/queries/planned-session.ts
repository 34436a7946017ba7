import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { peopleIn, sessionsPlannedBy } from '../policy'
import { listed, listedEdition, toListed } from './listed'

const planned = {
  ...listed,
  seriesId: true,
  isDetached: true,
  fold: true,
  roomId: true,
  version: true,
  link: { select: { url: true } },
  register: { select: { savedAt: true } },
  _count: { select: { editions: true } },
  changes: {
    select: { id: true, kind: true, at: true, byId: true, fromStartsAt: true, fromEndsAt: true, reason: true },
    orderBy: { id: 'desc' },
  },
} satisfies Prisma.SessionSelect

/** A session of the edition with all that its planner changes; null where it is not theirs to plan. */
export async function plannedSession(viewer: Viewer, editionId: string, sessionId: string, locale: string) {
  if (!isId(sessionId)) return null
  const row = await db.session.findFirst({
    where: { AND: [{ id: sessionId, editions: { some: { editionId } } }, sessionsPlannedBy(viewer)] },
    select: { ...planned, editions: { where: { editionId }, select: { ...listedEdition, moduleId: true } } },
  })
  const edition = row?.editions[0]
  if (!row || !edition) return null
  const { editions: _, link, register, changes, seriesId, isDetached, fold, roomId, version, _count, ...session } = row
  const nameOf = await namesOf(changes.flatMap(({ byId }) => byId ?? []))
  return {
    ...toListed(session, edition, locale),
    fold,
    roomId,
    version,
    moduleId: edition.moduleId,
    link: link?.url ?? null,
    isOfSeries: seriesId !== null,
    isMoved: seriesId !== null && isDetached,
    /** More than one for a joint session. */
    editionCount: _count.editions,
    hasBegun: session.startsAt <= now(),
    isTaken: register?.savedAt != null,
    /** How many people a change of it is told to. */
    toldCount: await db.person.count({ where: peopleIn(sessionId) }),
    changes: changes.map(({ byId, ...change }) => ({ ...change, by: (byId && nameOf.get(byId)) ?? null })),
  }
}

export type PlannedSession = NonNullable<Awaited<ReturnType<typeof plannedSession>>>

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
