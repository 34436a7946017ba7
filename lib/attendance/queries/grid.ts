import 'server-only'
import type { EnrolmentState, Prisma } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { isSlug } from '@/lib/catalogue/schema'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsTaughtBy } from '@/lib/sessions/policy'
import {
  type Attendance,
  attendanceRate,
  isOnRoll,
  isOver,
  type RatedSession,
  type RegisterPhase,
  registerPhase,
} from '../rules'
import type { MarkValue } from '../schema'
import { editionTexts, type Text } from './session'

export const LEARNERS_A_PAGE = 60

export type GridSession = {
  id: string
  title: string
  startsAt: Date
  endsAt: Date
  zone: string
  isLive: boolean
  countsAttendance: boolean
  isOver: boolean
  phase: RegisterPhase
}

export type GridRow = {
  enrolmentId: string
  name: string
  state: EnrolmentState
  /** In the order of the sessions: a mark, null where there is none, or 'out' where the learner was not on the roll. */
  marks: (MarkValue | 'out' | null)[]
  attendance: Attendance
}

export type Grid = {
  slug: string
  course: Text
  label: Text
  ratePermille: number
  zone: string
  sessions: GridSession[]
  rows: GridRow[]
  page: number
  pages: number
  learnerCount: number
}

/**
 * Learners by sessions, a page of learners at a time. 'managed' is the whole edition for who manages it; 'taught' is
 * what a trainer may see: their own sessions of it, and rates over these alone. Null where there is nothing of it.
 */
export async function grid(
  viewer: Viewer,
  slug: string,
  { scope, locale, page = 1 }: { scope: 'managed' | 'taught'; locale: string; page?: number },
): Promise<Grid | null> {
  if (!isSlug(slug)) return null
  const visible = scope === 'managed' ? {} : sessionsTaughtBy(viewer)
  const edition = await db.edition.findFirst({
    where: {
      AND: [{ slug }, scope === 'managed' ? editionsManagedBy(viewer) : { sessions: { some: { session: visible } } }],
    },
    select: {
      id: true,
      slug: true,
      baseLocale: true,
      zone: true,
      ratePermille: true,
      rateBasis: true,
      latePermille: true,
      leftEarlyPermille: true,
      texts: { select: { locale: true, label: true } },
      course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
      _count: { select: { enrolments: { where: { beganAt: { not: null } } } } },
    },
  })
  if (!edition) return null
  const at = now()
  const pages = Math.max(1, Math.ceil(edition._count.enrolments / LEARNERS_A_PAGE))
  const here = Math.min(Math.max(1, page), pages)
  const sessions = await db.session.findMany({
    where: { AND: [visible], editions: { some: { editionId: edition.id } } },
    select: { ...planned, register: { select: { state: true } } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const learners = await db.enrolment.findMany({
    where: { editionId: edition.id, beganAt: { not: null } },
    select: {
      id: true,
      nameAt: true,
      state: true,
      beganAt: true,
      endedAt: true,
      marks: { where: { sessionId: { in: sessions.map(({ id }) => id) } }, select: { sessionId: true, value: true } },
    },
    orderBy: [{ nameAt: 'asc' }, { id: 'asc' }],
    skip: (here - 1) * LEARNERS_A_PAGE,
    take: LEARNERS_A_PAGE,
  })
  return {
    slug: edition.slug,
    ...editionTexts(edition, locale),
    ratePermille: edition.ratePermille,
    zone: edition.zone,
    page: here,
    pages,
    learnerCount: edition._count.enrolments,
    sessions: sessions.map(({ register, ...session }) => ({
      ...session,
      isOver: isOver(session, at),
      phase: registerPhase(session, { state: register?.state ?? 'open' }, at),
    })),
    rows: learners.map(({ id, nameAt, marks, ...enrolment }) => {
      const valueOf = new Map(marks.map((mark) => [mark.sessionId, mark.value]))
      const rated = sessions.map(
        ({ register, ...session }): RatedSession => ({
          ...session,
          registerState: register?.state ?? 'open',
          value: valueOf.get(session.id) ?? null,
        }),
      )
      return {
        enrolmentId: id,
        name: nameAt,
        state: enrolment.state,
        marks: rated.map((session) => session.value ?? (isOnRoll(enrolment, session) ? null : 'out')),
        attendance: attendanceRate(edition, enrolment, rated, at),
      }
    }),
  }
}

const planned = {
  id: true,
  title: true,
  startsAt: true,
  endsAt: true,
  zone: true,
  isLive: true,
  countsAttendance: true,
} satisfies Prisma.SessionSelect
