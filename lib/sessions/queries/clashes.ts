import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { editionsPlannedIn, sessionsPlannedBy, sessionsVisibleTo } from '../policy'
import { overlap } from '../rules'

export type Slot = { startsAt: Date; endsAt: Date }

export type Clash = {
  /** The place of the planned session among those asked about. */
  slot: number
  kind: 'trainer' | 'room'
  id: string
  name: string
  /** The session in the way; null where the planner may not see it. */
  session: {
    id: string
    title: string
    startsAt: Date
    endsAt: Date
    zone: string
    /** An edition under whose name the planner may change it, too; null where it is others' to plan. */
    editionSlug: string | null
  } | null
}

type Plan = {
  slots: Slot[]
  trainerIds: string[]
  roomId?: string | null
  /** A session that is being moved is not in its own way. */
  exceptSessionId?: string
}

/** Where the trainers and the room are already, in the order of the sessions planned. */
export async function clashesWith(
  tx: Tx,
  viewer: Viewer,
  { slots, trainerIds, roomId, exceptSessionId }: Plan,
): Promise<Clash[]> {
  if (slots.length === 0 || (trainerIds.length === 0 && !roomId)) return []
  const others = await tx.session.findMany({
    where: {
      isLive: true,
      id: { not: exceptSessionId },
      startsAt: { lt: new Date(Math.max(...slots.map(({ endsAt }) => endsAt.getTime()))) },
      endsAt: { gt: new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime()))) },
      OR: [{ trainers: { some: { trainerId: { in: trainerIds } } } }, ...(roomId ? [{ roomId }] : [])],
    },
    select: {
      id: true,
      title: true,
      startsAt: true,
      endsAt: true,
      zone: true,
      roomId: true,
      room: { select: { name: true } },
      trainers: {
        where: { trainerId: { in: trainerIds } },
        select: { trainerId: true, trainer: { select: { person: { select: { name: true } } } } },
      },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const pairs = slots.flatMap((slot, i) =>
    others.filter((other) => overlap(slot, other)).map((other) => ({ slot: i, other })),
  )
  const ids = pairs.map(({ other }) => other.id)
  const visible = await visibleAmong(tx, viewer, ids)
  const slugs = await planSlugs(tx, viewer, ids)
  return pairs.flatMap(({ slot, other: { room, trainers, roomId: itsRoomId, ...session } }) => {
    const shown = visible.has(session.id) ? { ...session, editionSlug: slugs.get(session.id) ?? null } : null
    const inRoom =
      roomId && itsRoomId === roomId
        ? [{ slot, kind: 'room' as const, id: roomId, name: room?.name ?? '', session: shown }]
        : []
    const busy = trainers.map(({ trainerId, trainer }) => {
      return { slot, kind: 'trainer' as const, id: trainerId, name: trainer.person.name, session: shown }
    })
    return [...busy, ...inRoom]
  })
}

async function visibleAmong(tx: Tx, viewer: Viewer, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.session.findMany({
    where: { AND: [{ id: { in: ids } }, sessionsVisibleTo(viewer)] },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

/** Of those that the viewer plans, under the name of which edition. */
async function planSlugs(tx: Tx, viewer: Viewer, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.sessionEdition.findMany({
    where: { sessionId: { in: ids }, session: sessionsPlannedBy(viewer), edition: editionsPlannedIn(viewer) },
    select: { sessionId: true, edition: { select: { slug: true } } },
    orderBy: { editionId: 'desc' },
  })
  return new Map(rows.map(({ sessionId, edition }) => [sessionId, edition.slug]))
}
