import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { dateOf, zoned } from '@/lib/platform/local-time'
import type { Member } from '@/lib/platform/viewer'
import { sessionsTaughtBy } from '@/lib/sessions/policy'
import { type Due, myRegistersNotTaken } from './due'
import { describeSession, editionTexts, type HeldSession, heldSession, type Text } from './session'

const MOST_COMING = 12

export type TaughtEdition = {
  slug: string
  course: Text
  label: Text
  startsOn: Date
  endsOn: Date
  sessionCount: number
}

export type Teaching = {
  /** Today in the viewer's zone, what runs over midnight included. */
  today: HeldSession[]
  /** Of days before today: today's own stand under it. */
  notTaken: Due
  coming: HeldSession[]
  comingCount: number
  editions: TaughtEdition[]
}

/** What a trainer opens the day with: their own sessions and registers, and nobody else's. */
export async function teaching(viewer: Member, locale: string): Promise<Teaching> {
  const at = now()
  const { startsAt, endsAt } = dayOf(at, viewer.zone)
  const taught = sessionsTaughtBy(viewer)
  const coming: Prisma.SessionWhereInput = { AND: [taught], startsAt: { gte: endsAt } }
  const inOrder = [{ startsAt: 'asc' }, { id: 'asc' }] satisfies Prisma.SessionOrderByWithRelationInput[]
  const [today, next, comingCount, notTaken, editions] = await Promise.all([
    db.session.findMany({
      where: { AND: [taught], startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
      select: heldSession,
      orderBy: inOrder,
    }),
    db.session.findMany({ where: coming, select: heldSession, orderBy: inOrder, take: MOST_COMING }),
    db.session.count({ where: coming }),
    myRegistersNotTaken(viewer, { before: startsAt, locale }),
    taughtEditions(taught, locale),
  ])
  const describe = (row: (typeof today)[number]) => describeSession(row, locale, at)
  return {
    today: today.map(describe),
    notTaken,
    coming: next.map(describe),
    comingCount,
    editions,
  }
}

async function taughtEditions(taught: Prisma.SessionWhereInput, locale: string): Promise<TaughtEdition[]> {
  const editions = await db.edition.findMany({
    where: { sessions: { some: { session: taught } } },
    select: {
      slug: true,
      baseLocale: true,
      startsOn: true,
      endsOn: true,
      texts: { select: { locale: true, label: true } },
      course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
      _count: { select: { sessions: { where: { session: taught } } } },
    },
    orderBy: [{ endsOn: 'desc' }, { slug: 'asc' }],
  })
  return editions.map(({ slug, startsOn, endsOn, _count, ...edition }) => ({
    slug,
    startsOn,
    endsOn,
    sessionCount: _count.sessions,
    ...editionTexts(edition, locale),
  }))
}

/** The instants between which it is the same day in a zone, 23 or 25 hours where the clocks change. */
function dayOf(at: Date, zone: string): { startsAt: Date; endsAt: Date } {
  const start = zoned(at, zone).startOfDay()
  return { startsAt: dateOf(start), endsAt: dateOf(start.add({ days: 1 })) }
}
