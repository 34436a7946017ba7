import 'server-only'
import type { Prisma } from '@prisma/client'
import { isSlug } from '@/lib/catalogue/schema'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { type Attendance, attendanceRate, isOver, type RatedSession, type ToPass, toPass } from '../rules'
import type { MarkValue } from '../schema'

const ratedSession = {
  id: true,
  startsAt: true,
  endsAt: true,
  isLive: true,
  countsAttendance: true,
  register: { select: { state: true } },
} satisfies Prisma.SessionSelect

const ratedEnrolment = {
  editionId: true,
  state: true,
  beganAt: true,
  endedAt: true,
  edition: {
    select: {
      ratePermille: true,
      rateBasis: true,
      latePermille: true,
      leftEarlyPermille: true,
      sessions: { select: { session: { select: ratedSession } } },
    },
  },
  marks: { select: { sessionId: true, value: true } },
} satisfies Prisma.EnrolmentSelect

const markedEnrolment = {
  edition: {
    select: {
      baseLocale: true,
      sessions: {
        select: { session: { select: { ...ratedSession, title: true, zone: true } } },
        orderBy: [{ session: { startsAt: 'asc' } }, { sessionId: 'asc' }],
      },
    },
  },
  marks: {
    select: { sessionId: true, value: true, changes: { select: { id: true }, where: { reason: { not: null } } } },
  },
} satisfies Prisma.EnrolmentSelect

export type OwnRate = Attendance & { toPass: ToPass }

/** The viewer's own attendance on each edition that they are or were enrolled in, by the edition's id. */
export async function myRates(viewer: Viewer): Promise<Map<string, OwnRate>> {
  if (viewer.kind !== 'member') return new Map()
  const enrolments = await db.enrolment.findMany({
    where: { personId: viewer.personId, beganAt: { not: null } },
    select: ratedEnrolment,
  })
  const at = now()
  return new Map(
    enrolments.map((own) => {
      const sessions = sessionsOf(own)
      const { edition } = own
      return [
        own.editionId,
        { ...attendanceRate(edition, own, sessions, at), toPass: toPass(edition, own, sessions, at) },
      ]
    }),
  )
}

export type OwnMark = {
  sessionId: string
  title: string
  /** The language of the title, where it is not the reader's. */
  titleLang: string | undefined
  startsAt: Date
  endsAt: Date
  zone: string
  isLive: boolean
  countsAttendance: boolean
  /** 'decided': the register is closed and `value` stands; 'awaited': over, not closed yet; 'toCome'. */
  standing: 'toCome' | 'awaited' | 'decided'
  value: MarkValue | null
  /** Whether the mark was corrected after the register was closed. */
  wasCorrected: boolean
}

/** The viewer's own marks on an edition, a session a row in their order; null where they were never enrolled in it. */
export async function marksOf(viewer: Viewer, slug: string, locale: string): Promise<OwnMark[] | null> {
  if (viewer.kind !== 'member' || !isSlug(slug)) return null
  const own = await db.enrolment.findFirst({
    where: { personId: viewer.personId, beganAt: { not: null }, edition: { slug } },
    select: markedEnrolment,
  })
  if (!own) return null
  const at = now()
  const written = own.edition.baseLocale
  const titleLang = written === locale ? undefined : written
  const markOf = new Map(own.marks.map((mark) => [mark.sessionId, mark]))
  return own.edition.sessions.map(({ session: { register, id, ...session } }): OwnMark => {
    const isDecided = register?.state === 'closed'
    const mark = isDecided ? markOf.get(id) : undefined
    return {
      sessionId: id,
      ...session,
      titleLang,
      standing: isDecided ? 'decided' : isOver(session, at) ? 'awaited' : 'toCome',
      value: mark?.value ?? null,
      wasCorrected: (mark?.changes.length ?? 0) > 0,
    }
  })
}

function sessionsOf({ edition, marks }: Prisma.EnrolmentGetPayload<{ select: typeof ratedEnrolment }>): RatedSession[] {
  const valueOf = new Map(marks.map((mark) => [mark.sessionId, mark.value]))
  return edition.sessions.map(({ session: { register, id, ...session } }) => ({
    ...session,
    registerState: register?.state ?? 'open',
    value: valueOf.get(id) ?? null,
  }))
}
