import 'server-only'
import type { Delivery, Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsPlannedBy } from '@/lib/sessions/policy'
import { type Listed, MOST_LISTED } from './needs-editions'
import { describeSession, type HeldSession, heldSession } from './session'

const WITHIN_MS = 14 * 86_400_000

export const sessionNeeds = ['noTrainer', 'noPlace'] as const
export type SessionNeed = (typeof sessionNeeds)[number]

export type NeededSession = HeldSession & { lacksRoom: boolean; lacksLink: boolean }

type Candidate = { delivery: Delivery; roomId: string | null; hasLink: boolean }

/** What a session lacks before people can come: a room where they meet, a link where they join online. */
export function lackedPlace({ delivery, roomId, hasLink }: Candidate): { lacksRoom: boolean; lacksLink: boolean } {
  return { lacksRoom: delivery !== 'online' && roomId === null, lacksLink: delivery !== 'inPerson' && !hasLink }
}

const candidate = {
  id: true,
  delivery: true,
  roomId: true,
  link: { select: { sessionId: true } },
  _count: { select: { trainers: true } },
} satisfies Prisma.SessionSelect

/** The sessions of the coming two weeks that the viewer plans and that nobody could hold, or nobody could come to, as they stand. */
export async function sessionsInNeed(
  viewer: Viewer,
  locale: string,
  at: Date,
): Promise<Record<SessionNeed, Listed<NeededSession>>> {
  const rows = await db.session.findMany({
    where: {
      AND: [sessionsPlannedBy(viewer)],
      isLive: true,
      startsAt: { gt: at, lte: new Date(at.getTime() + WITHIN_MS) },
      editions: { some: { edition: { state: 'published' } } },
      OR: [
        { trainers: { none: {} } },
        { delivery: { not: 'online' }, roomId: null },
        { delivery: { not: 'inPerson' }, link: { is: null } },
      ],
    },
    select: candidate,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const lacks = new Map(rows.map((row) => [row.id, lackedPlace({ ...row, hasLink: row.link !== null })]))
  const noTrainer = rows.filter(({ _count }) => _count.trainers === 0).map(({ id }) => id)
  const noPlace = rows.map(({ id }) => id).filter((id) => lacks.get(id)?.lacksRoom || lacks.get(id)?.lacksLink)
  const ids = [...noTrainer.slice(0, MOST_LISTED), ...noPlace.slice(0, MOST_LISTED)]
  const found = await db.session.findMany({ where: { id: { in: ids } }, select: heldSession })
  const sessions = new Map(found.map((row) => [row.id, describeSession(row, locale, at)]))
  const listed = (some: string[]) => ({
    totalCount: some.length,
    shown: some.flatMap((id) => {
      const session = sessions.get(id)
      const lack = lacks.get(id)
      return session && lack ? [{ ...session, ...lack }] : []
    }),
  })
  return { noTrainer: listed(noTrainer), noPlace: listed(noPlace) }
}
