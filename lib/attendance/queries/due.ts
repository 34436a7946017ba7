import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsPlannedBy, sessionsTaughtBy } from '@/lib/sessions/policy'
import { describeSession, type HeldSession, heldSession } from './session'
import { type RollCount, withRollCounts } from './unmarked'

const MOST_SHOWN = 20

export type Due = { totalCount: number; sessions: (HeldSession & RollCount)[] }

/** Registers not yet taken in the editions that the viewer manages: sessions over, counting, with learners, not closed. Latest first. */
export async function registersNotTaken(viewer: Viewer, locale: string): Promise<Due> {
  return notTaken(sessionsPlannedBy(viewer), locale)
}

/** The same of the sessions that the viewer teaches in, up to a moment. */
export async function myRegistersNotTaken(
  viewer: Viewer,
  { before, locale }: { before: Date; locale: string },
): Promise<Due> {
  return notTaken({ AND: [sessionsTaughtBy(viewer)], endsAt: { lte: before } }, locale)
}

async function notTaken(scope: Prisma.SessionWhereInput, locale: string): Promise<Due> {
  const at = now()
  const where: Prisma.SessionWhereInput = {
    AND: [scope],
    isLive: true,
    countsAttendance: true,
    endsAt: { lte: at },
    register: { state: 'open' },
    editions: {
      some: { edition: { state: { in: ['published', 'archived'] }, enrolments: { some: { beganAt: { not: null } } } } },
    },
  }
  const [totalCount, rows] = await Promise.all([
    db.session.count({ where }),
    db.session.findMany({
      where,
      select: heldSession,
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
      take: MOST_SHOWN,
    }),
  ])
  const sessions = rows.map((row) => describeSession(row, locale, at))
  return { totalCount, sessions: await withRollCounts(db, sessions) }
}
