import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { dateOf, zoned } from '@/lib/platform/local-time'
import type { Member } from '@/lib/platform/viewer'
import { sessionsTaughtBy } from '@/lib/sessions/policy'
import { type Due, myRegistersNotTaken } from './due'
import { describeSession, editionTexts, type HeldSession, heldSession, type Text } from './session'
import { type RollCount, withRollCounts } from './unmarked'

const DAYS_SHOWN = 7

export type TaughtEdition = {
  slug: string
  course: Text
  label: Text
  startsOn: Date
  endsOn: Date
  sessionCount: number
}

export type TaughtSession = HeldSession & RollCount

export type Teaching = {
  /** Today in the viewer's zone, what runs over midnight included. */
  today: TaughtSession[]
  /** Of days before today: today's own stand under it. */
  notTaken: Due
  /** Of the seven days after today. */
  week: TaughtSession[]
  /** How many come after these. */
  laterCount: number
  editions: TaughtEdition[]
}

/** What a trainer opens the day with: their own sessions and registers, and nobody else's. */
export async function teaching(viewer: Member, locale: string): Promise<Teaching> {
  const at = now()
  const { startsAt, endsAt, weekEndsAt } = daysOf(at, viewer.zone)
  const taught = sessionsTaughtBy(viewer)
  const [rows, laterCount, notTaken, editions] = await Promise.all([
    db.session.findMany({
      where: { AND: [taught], startsAt: { lt: weekEndsAt }, endsAt: { gt: startsAt } },
      select: heldSession,
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    }),
    db.session.count({ where: { AND: [taught], startsAt: { gte: weekEndsAt }, isLive: true } }),
    myRegistersNotTaken(viewer, { before: startsAt, locale }),
    taughtEditions(taught, locale),
  ])
  const sessions = await withRollCounts(
    db,
    rows.map((row) => describeSession(row, locale, at)),
  )
  return {
    today: sessions.filter((session) => session.startsAt < endsAt),
    notTaken,
    week: sessions.filter((session) => session.startsAt >= endsAt),
    laterCount,
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

/** The instants between which it is today in a zone, 23 or 25 hours where the clocks change, and the end of the week after. */
function daysOf(at: Date, zone: string): { startsAt: Date; endsAt: Date; weekEndsAt: Date } {
  const start = zoned(at, zone).startOfDay()
  const after = (days: number) => dateOf(start.add({ days }).startOfDay())
  return { startsAt: dateOf(start), endsAt: after(1), weekEndsAt: after(1 + DAYS_SHOWN) }
}
