import 'server-only'
import type { Prisma } from '@prisma/client'
import { pickText } from '@/lib/catalogue/rules'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { canPlan, editionsPlannedIn, sessionsOnCalendarOf } from '../policy'
import { type CalendarDay, dayFrom, type Span, spanOf, viewFrom, weekBeginsOn } from '../rules/calendar'
import type { CalendarFilter, CalendarSession } from '../schema'
import { listed, listedEdition, toEditionShown, toListed } from './listed'

type Stretch = Pick<CalendarDay, 'from' | 'to'>

/** What an address asks to see of a calendar, as it was written there. */
type Asked = { view?: string; on?: string; week?: string }

/**
 * The dates that an address asks for, a week where it does not say, in the viewer's zone and with the viewer's weeks: these
 * begin as is usual in their country or else in the language of the page.
 */
export async function spanAsked(
  viewer: Member,
  { view = '', on = '', week = '' }: Asked,
  locale: string,
): Promise<Span> {
  const person = await db.person.findUnique({ where: { id: viewer.personId }, select: { country: true } })
  const day = dayFrom({ on, week }, viewer.zone, now())
  return spanOf(viewFrom(view, 'week'), day, viewer.zone, weekBeginsOn(locale, person?.country))
}

/** The sessions of the editions that the viewer runs, that share a moment with the stretch given. */
export async function plannedCalendar(
  viewer: Viewer,
  { from, to, locale }: Stretch & { locale: string },
  filter: CalendarFilter = {},
): Promise<CalendarSession[]> {
  const rows = await db.session.findMany({
    where: { AND: [within({ from, to }), planned(viewer, filter)] },
    select: shown,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  const at = now()
  return rows.flatMap(({ register, editions, ...row }) => {
    const own = editions.filter(({ edition }) => canPlan(viewer, { id: row.id, edition }))
    const edition = own.find(({ edition }) => edition.slug === filter.edition) ?? own[0]
    if (!edition) return []
    const isPlannable = ['draft', 'published'].includes(edition.edition.state)
    // What is shared with another edition, or has begun, is moved on its own page, which says what that means.
    const isMovable =
      row.isLive && isPlannable && editions.length === 1 && row.startsAt > at && register?.savedAt == null
    return [{ ...toListed(row, edition, locale), ...toEditionShown(edition, locale), teaches: false, isMovable }]
  })
}

/** The first session under way or to come of those that a planner's calendar shows; null where there is none. */
export async function nextPlanned(viewer: Viewer, filter: CalendarFilter = {}) {
  return db.session.findFirst({
    where: { AND: [{ isLive: true, endsAt: { gt: now() } }, planned(viewer, filter)] },
    select: { id: true, startsAt: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
}

export type CalendarChoice = { value: string; label: string }

/** What a planner's calendar can be narrowed to: whatever has sessions in the stretch, and what it is narrowed to now. */
export async function calendarChoices(viewer: Viewer, stretch: Stretch, filter: CalendarFilter, locale: string) {
  const some = { AND: [within(stretch), planned(viewer, {})] }
  const [editions, trainers, rooms] = await Promise.all([
    db.edition.findMany({
      where: {
        AND: [
          editionsPlannedIn(viewer),
          { OR: [{ sessions: { some: { session: some } } }, { slug: filter.edition ?? '' }] },
        ],
      },
      select: listedEdition.edition.select,
    }),
    db.trainer.findMany({
      where: {
        sessions: { some: { session: { OR: [some, { AND: [planned(viewer, {}), taughtBy(filter.trainer)] }] } } },
      },
      select: { personId: true, person: { select: { name: true } } },
    }),
    db.room.findMany({
      where: { sessions: { some: { OR: [some, { AND: [planned(viewer, {}), inRoom(filter.room)] }] } } },
      select: { id: true, name: true, office: { select: { place: true } } },
    }),
  ])
  const { compare } = collator(locale)
  const sorted = (choices: CalendarChoice[]) => choices.sort((a, b) => compare(a.label, b.label))
  return {
    edition: sorted(
      editions.map(({ slug, baseLocale, texts, course }) => {
        const title = pickText(course.texts, locale, course.baseLocale)?.title ?? ''
        return { value: slug, label: [title, pickText(texts, locale, baseLocale)?.label].filter(Boolean).join(' · ') }
      }),
    ),
    trainer: sorted(trainers.map(({ personId, person }) => ({ value: personId, label: person.name }))),
    room: sorted(rooms.map(({ id, name, office }) => ({ value: id, label: `${office.place} · ${name}` }))),
  }
}

export type CalendarChoices = Awaited<ReturnType<typeof calendarChoices>>

const shown = {
  ...listed,
  register: { select: { savedAt: true } },
  editions: {
    select: {
      ...listedEdition,
      edition: { select: { ...listedEdition.edition.select, id: true, courseId: true, state: true } },
    },
    orderBy: { editionId: 'asc' },
  },
} satisfies Prisma.SessionSelect

function within({ from, to }: Stretch): Prisma.SessionWhereInput {
  return { startsAt: { lt: to }, endsAt: { gt: from } }
}

function planned(viewer: Viewer, { edition, trainer, room }: CalendarFilter): Prisma.SessionWhereInput {
  return {
    AND: [
      sessionsOnCalendarOf(viewer),
      edition ? { editions: { some: { edition: { AND: [editionsPlannedIn(viewer), { slug: edition }] } } } } : {},
      trainer ? taughtBy(trainer) : {},
      room ? inRoom(room) : {},
    ],
  }
}

const none: Prisma.SessionWhereInput = { id: { in: [] } }

function taughtBy(trainerId: string | undefined): Prisma.SessionWhereInput {
  return trainerId ? { trainers: { some: { trainerId } } } : none
}

function inRoom(roomId: string | undefined): Prisma.SessionWhereInput {
  return roomId ? { roomId } : none
}
