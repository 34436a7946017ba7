import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { inSessions, sessionsTaughtBy, sessionsWith } from '../policy'
import type { TimetableSession } from '../schema'
import { listed, listedEdition, toEditionShown, toListed } from './listed'

/** Those of the viewer's own editions and those that they teach, or the latter alone. */
type Which = 'own' | 'taught'

const whose = (viewer: Member, which: Which) => (which === 'own' ? sessionsWith(viewer) : sessionsTaughtBy(viewer))

/** The viewer's sessions that share a moment with the stretch given. */
export async function timetable(
  viewer: Member,
  { from, to, locale = viewer.locale, which = 'own' }: { from: Date; to: Date; locale?: string; which?: Which },
): Promise<TimetableSession[]> {
  const rows = await db.session.findMany({
    where: { AND: [{ startsAt: { lt: to }, endsAt: { gt: from } }, whose(viewer, which)] },
    select: shown(viewer),
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap((row) => toTimetable(viewer, row, locale))
}

/** The viewer's session that is under way or comes next; cancelled ones are passed over. */
export async function nextSession(
  viewer: Member,
  locale: string = viewer.locale,
  which: Which = 'own',
): Promise<TimetableSession | null> {
  const row = await db.session.findFirst({
    where: { AND: [{ isLive: true, endsAt: { gt: now() } }, whose(viewer, which)] },
    select: shown(viewer),
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return row ? (toTimetable(viewer, row, locale)[0] ?? null) : null
}

/** With the viewer's own enrolments, so that a joint lecture is listed under the edition that they are in. */
function shown(viewer: Member) {
  const own = { where: { personId: viewer.personId, ...inSessions }, select: { id: true } }
  return {
    ...listed,
    editions: {
      select: { ...listedEdition, edition: { select: { ...listedEdition.edition.select, enrolments: own } } },
      orderBy: { editionId: 'asc' },
    },
  } satisfies Prisma.SessionSelect
}

type Row = Prisma.SessionGetPayload<{ select: ReturnType<typeof shown> }>

function toTimetable(viewer: Member, { editions, ...row }: Row, locale: string): TimetableSession[] {
  const edition = editions.find((one) => one.edition.enrolments.length > 0) ?? editions[0]
  if (!edition) return []
  const teaches = row.trainers.some(({ trainerId }) => trainerId === viewer.personId)
  return [{ ...toListed(row, edition, locale), ...toEditionShown(edition, locale), teaches }]
}
