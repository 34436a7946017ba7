import 'server-only'
import type { EnrolmentState, Prisma } from '@prisma/client'
import { enrolmentsShownTo } from '@/lib/enrolments/policy'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'
import { inSessions } from '@/lib/sessions/policy'
import type { MarkValue } from '../schema'
import { editionTexts, type Text } from './session'

/** The most that is told at once; what is older stands on the pages of the courses. */
const MOST = 6

const texts = {
  slug: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true } },
  course: { select: { baseLocale: true, texts: { select: { locale: true, title: true } } } },
} satisfies Prisma.EditionSelect

type Session = { title: string; titleLang: string | undefined; startsAt: Date; zone: string }

/** Something that changed for a learner by another's hand. */
export type News = { id: string; at: Date; slug: string; course: Text } & (
  | { kind: 'moved'; session: Session; fromStartsAt: Date }
  | { kind: 'cancelled'; session: Session; reason: string | null }
  | { kind: 'marked' | 'corrected'; session: Session; value: MarkValue }
  | { kind: 'standing'; state: EnrolmentState }
)

/** What changed for the viewer since a moment, by others: sessions, marks that stand, their place. The latest first. */
export async function newsFor(viewer: Member, since: Date, locale: string): Promise<News[]> {
  const byOthers = { at: { gt: since }, OR: [{ byId: null }, { byId: { not: viewer.personId } }] }
  const latestFirst: [{ at: 'desc' }, { id: 'desc' }] = [{ at: 'desc' }, { id: 'desc' }]
  // A joint lecture is told under the viewer's own edition: the others may be none of theirs.
  const own: Prisma.SessionEditionWhereInput = {
    edition: { state: { not: 'draft' }, enrolments: { some: { personId: viewer.personId, ...inSessions } } },
  }
  const session = {
    title: true,
    startsAt: true,
    zone: true,
    editions: { where: own, select: { edition: { select: texts } }, orderBy: { editionId: 'asc' }, take: 1 },
  } satisfies Prisma.SessionSelect
  const [sessions, places, marks] = await Promise.all([
    db.sessionChange.findMany({
      where: { ...byOthers, session: { editions: { some: own } } },
      distinct: ['sessionId'],
      orderBy: latestFirst,
      take: MOST,
      select: { id: true, at: true, kind: true, reason: true, fromStartsAt: true, session: { select: session } },
    }),
    db.enrolmentChange.findMany({
      where: { ...byOthers, enrolment: enrolmentsShownTo(viewer) },
      orderBy: latestFirst,
      take: MOST,
      select: { id: true, at: true, to: true, enrolment: { select: { edition: { select: texts } } } },
    }),
    db.mark.findMany({
      where: {
        enrolment: enrolmentsShownTo(viewer),
        register: { state: 'closed' },
        OR: [
          { register: { closedAt: { gt: since } } },
          { changes: { some: { at: { gt: since }, reason: { not: null } } } },
        ],
      },
      orderBy: { register: { session: { startsAt: 'desc' } } },
      take: MOST,
      select: {
        sessionId: true,
        value: true,
        enrolment: { select: { edition: { select: texts } } },
        register: { select: { closedAt: true, session: { select: { title: true, startsAt: true, zone: true } } } },
        changes: {
          where: { at: { gt: since }, reason: { not: null } },
          orderBy: { at: 'desc' },
          take: 1,
          select: { at: true },
        },
      },
    }),
  ])
  const news: News[] = [
    ...sessions.flatMap(({ session: { editions, ...shown }, fromStartsAt, reason, ...change }): News[] => {
      const edition = editions[0]?.edition
      if (!edition) return []
      const common = {
        ...named(edition, locale),
        id: change.id,
        at: change.at,
        session: titled(shown, edition, locale),
      }
      return [
        change.kind === 'cancelled'
          ? { ...common, kind: 'cancelled', reason }
          : { ...common, kind: 'moved', fromStartsAt },
      ]
    }),
    ...places.map(
      ({ id, at, to, enrolment }): News => ({
        ...named(enrolment.edition, locale),
        id,
        at,
        kind: 'standing',
        state: to,
      }),
    ),
    ...marks.map(
      ({ sessionId, value, enrolment, register, changes: [change] }): News => ({
        ...named(enrolment.edition, locale),
        id: `mark-${sessionId}`,
        at: change?.at ?? register.closedAt ?? since,
        kind: change ? 'corrected' : 'marked',
        session: titled(register.session, enrolment.edition, locale),
        value,
      }),
    ),
  ]
  return news.toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, MOST)
}

type Edition = Prisma.EditionGetPayload<{ select: typeof texts }>

function named(edition: Edition, locale: string) {
  return { slug: edition.slug, course: editionTexts(edition, locale).course }
}

function titled(
  { title, startsAt, zone }: { title: string; startsAt: Date; zone: string },
  { baseLocale }: { baseLocale: string },
  locale: string,
): Session {
  return { title, startsAt, zone, titleLang: baseLocale === locale ? undefined : baseLocale }
}
