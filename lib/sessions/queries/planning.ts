import 'server-only'
import type { Prisma } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { dayOf, pickText } from '@/lib/catalogue/rules'
import { isSlug } from '@/lib/catalogue/schema'
import { plansSessions } from '@/lib/people/policy'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { sessionsPlannedBy } from '../policy'

const texts = { select: { locale: true, title: true } } as const

/** What planning an edition's sessions needs to know of it; null where the viewer does not run it. */
export async function editionToPlan(viewer: Viewer, slug: string, locale: string) {
  return findEdition(editionsManagedBy(viewer), slug, locale)
}

/** The same for planning one of its sessions, for who may plan that one alone, too. */
export async function editionOfSession(
  viewer: Viewer,
  { slug, sessionId }: { slug: string; sessionId: string },
  locale: string,
) {
  if (!isId(sessionId)) return null
  return findEdition({ sessions: { some: { sessionId, session: sessionsPlannedBy(viewer) } } }, slug, locale)
}

async function findEdition(scope: Prisma.EditionWhereInput, slug: string, locale: string) {
  if (!isSlug(slug)) return null
  const row = await db.edition.findFirst({
    where: { AND: [{ slug }, scope] },
    select: {
      id: true,
      courseId: true,
      slug: true,
      state: true,
      zone: true,
      delivery: true,
      startsOn: true,
      endsOn: true,
      baseLocale: true,
      texts: { select: { locale: true, label: true } },
      course: { select: { code: true, baseLocale: true, texts } },
      modules: { select: { id: true, texts }, orderBy: { position: 'asc' } },
    },
  })
  if (!row) return null
  const { id, courseId, state, zone, delivery, baseLocale } = row
  const course = pickText(row.course.texts, locale, row.course.baseLocale)
  const label = pickText(row.texts, locale, baseLocale)
  return {
    id,
    courseId,
    slug,
    zone,
    delivery,
    isDraft: state === 'draft',
    /** A cancelled or archived edition is looked at, not planned. */
    isPlannable: state === 'draft' || state === 'published',
    startsOn: dayOf(row.startsOn),
    endsOn: dayOf(row.endsOn),
    courseCode: row.course.code,
    courseTitle: course?.title ?? '',
    titleLocale: course?.isFallback ? course.locale : undefined,
    label: label?.label ?? '',
    labelLocale: label?.isFallback ? label.locale : undefined,
    modules: row.modules.map((module) => ({
      id: module.id,
      title: pickText(module.texts, locale, baseLocale)?.title ?? '',
    })),
  }
}

export type EditionToPlan = NonNullable<Awaited<ReturnType<typeof editionToPlan>>>

/** The rooms there are, by place; for those who plan. */
export async function rooms(viewer: Viewer): Promise<{ id: string; name: string; place: string; seats: number }[]> {
  if (!plansSessions(viewer)) return []
  const rows = await db.room.findMany({
    select: { id: true, name: true, seats: true, office: { select: { place: true } } },
    orderBy: [{ office: { place: 'asc' } }, { name: 'asc' }],
  })
  return rows.map(({ office, ...room }) => ({ ...room, place: office.place }))
}
