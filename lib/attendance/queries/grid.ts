import 'server-only'
import type { EnrolmentState, Prisma } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { isSlug } from '@/lib/catalogue/schema'
import { inBatches } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsTaughtBy } from '@/lib/sessions/policy'
import { registersTakenBy } from '../policy'
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

/** Fewer than of other lists: each has a mark for every session. */
const LEARNERS_A_BATCH = 100

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
  /** Whether the viewer may take and correct its register: of a joint session only who runs all of its editions may. */
  isTheirs: boolean
}

export type GridRow = {
  /** The enrolment's. */
  id: string
  name: string
  state: EnrolmentState
  /** In the order of the sessions: a mark, null where there is none, or 'out' where the learner was not on the roll. */
  marks: (MarkValue | 'out' | null)[]
  attendance: Attendance
}

export type Grid = {
  slug: string
  courseCode: string
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

type Scope = 'managed' | 'taught'

/**
 * Learners by sessions, a page of learners at a time. 'managed' is the whole edition for who manages it; 'taught' is
 * what a trainer may see: their own sessions of it, and rates over these alone. Null where there is nothing of it.
 */
export async function grid(
  viewer: Viewer,
  slug: string,
  { scope, locale, page = 1 }: { scope: Scope; locale: string; page?: number },
): Promise<Grid | null> {
  const found = await gridOf(viewer, slug, scope)
  if (!found) return null
  const { edition, sessions } = found
  const pages = Math.max(1, Math.ceil(edition._count.enrolments / LEARNERS_A_PAGE))
  const here = Math.min(Math.max(1, page), pages)
  return {
    slug: edition.slug,
    courseCode: edition.course.code,
    ...editionTexts(edition, locale),
    ratePermille: edition.ratePermille,
    zone: edition.zone,
    page: here,
    pages,
    learnerCount: edition._count.enrolments,
    sessions: sessions.map((session) => toSession(found, session)),
    rows: await rowsOf(found, {
      where: learnersOf(edition.id),
      orderBy: byName,
      skip: (here - 1) * LEARNERS_A_PAGE,
      take: LEARNERS_A_PAGE,
    }),
  }
}

/** The same grid with every learner, read by the batch. */
export async function wholeGrid(
  viewer: Viewer,
  slug: string,
  scope: Scope,
): Promise<{ editionId: string; sessions: GridSession[]; count: number; batches: AsyncIterable<GridRow[]> } | null> {
  const found = await gridOf(viewer, slug, scope)
  if (!found) return null
  const editionId = found.edition.id
  const learners = await db.enrolment.findMany({
    where: learnersOf(editionId),
    orderBy: byName,
    select: { id: true },
  })
  return {
    editionId,
    sessions: found.sessions.map((session) => toSession(found, session)),
    count: learners.length,
    batches: inBatches(
      learners.map(({ id }) => id),
      (ids) => rowsOf(found, { where: { id: { in: ids } } }),
      LEARNERS_A_BATCH,
    ),
  }
}

/** The edition and its sessions as the scope shows them. */
async function gridOf(viewer: Viewer, slug: string, scope: Scope) {
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
      course: { select: { code: true, baseLocale: true, texts: { select: { locale: true, title: true } } } },
      _count: { select: { enrolments: { where: { beganAt: { not: null } } } } },
    },
  })
  if (!edition) return null
  const sessions = await db.session.findMany({
    where: { AND: [visible], editions: { some: { editionId: edition.id } } },
    select: planned,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const theirs = await db.session.findMany({
    where: { AND: [{ id: { in: sessions.map(({ id }) => id) } }, registersTakenBy(viewer)] },
    select: { id: true },
  })
  return { edition, sessions, theirs: new Set(theirs.map(({ id }) => id)), at: now() }
}

type Found = NonNullable<Awaited<ReturnType<typeof gridOf>>>

/** Those who have, or had, a place. */
function learnersOf(editionId: string): Prisma.EnrolmentWhereInput {
  return { editionId, beganAt: { not: null } }
}

const byName = [{ nameAt: 'asc' }, { id: 'asc' }] satisfies Prisma.EnrolmentOrderByWithRelationInput[]

async function rowsOf(
  { edition, sessions, at }: Found,
  which: Pick<Prisma.EnrolmentFindManyArgs, 'where' | 'orderBy' | 'skip' | 'take'>,
): Promise<GridRow[]> {
  const learners = await db.enrolment.findMany({
    ...which,
    select: {
      id: true,
      nameAt: true,
      state: true,
      beganAt: true,
      endedAt: true,
      marks: { where: { sessionId: { in: sessions.map(({ id }) => id) } }, select: { sessionId: true, value: true } },
    },
  })
  return learners.map(({ id, nameAt, marks, ...enrolment }) => {
    const valueOf = new Map(marks.map((mark) => [mark.sessionId, mark.value]))
    const rated = sessions.map(
      ({ register, ...session }): RatedSession => ({
        ...session,
        registerState: register?.state ?? 'open',
        value: valueOf.get(session.id) ?? null,
      }),
    )
    return {
      id,
      name: nameAt,
      state: enrolment.state,
      marks: rated.map((session) => session.value ?? (isOnRoll(enrolment, session) ? null : 'out')),
      attendance: attendanceRate(edition, enrolment, rated, at),
    }
  })
}

function toSession({ theirs, at }: Found, { register, ...session }: Found['sessions'][number]): GridSession {
  return {
    ...session,
    isOver: isOver(session, at),
    phase: registerPhase(session, { state: register?.state ?? 'open' }, at),
    isTheirs: theirs.has(session.id),
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
  register: { select: { state: true } },
} satisfies Prisma.SessionSelect
