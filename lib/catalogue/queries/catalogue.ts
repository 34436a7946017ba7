import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { editionPhase, pickText } from '../rules'
import type { CatalogueFilters } from '../schema'
import { type CourseCard, cardsOf } from './catalogue-cards'
import { type Facets, facetsOf } from './catalogue-facets'
import { type CurrentEdition, coursesIn, currentEditions, editionsIn, type Scope } from './catalogue-scope'
import { coursesAnswering } from './catalogue-words'

export const COURSES_A_PAGE = 20

export type Catalogue = {
  cards: CourseCard[]
  totalCount: number
  page: number
  pageCount: number
  facets: Facets & { openCount: number }
}

/** The courses that the viewer may see and the filters let through: by words the best answer first, else what is open. */
export async function catalogue(viewer: Viewer, filters: CatalogueFilters, locale: string): Promise<Catalogue> {
  const at = now()
  const [scores, current] = await Promise.all([coursesAnswering(filters.words), currentEditions(viewer, at)])
  const open = current.filter((edition) => edition.isOpen)
  const scope: Scope = { viewer, filters, foundIds: scores && [...scores.keys()], open }
  const [titles, facets] = await Promise.all([
    db.course.findMany({
      where: coursesIn(scope),
      select: { id: true, baseLocale: true, texts: { select: { locale: true, title: true } } },
    }),
    facetsOf(scope, locale),
  ])
  const ids = inOrder(titles, scores, current, locale, at)
  const pageCount = Math.max(1, Math.ceil(ids.length / COURSES_A_PAGE))
  const page = Math.min(filters.page, pageCount)
  const shown = ids.slice((page - 1) * COURSES_A_PAGE, page * COURSES_A_PAGE)
  const cards = await cardsOf(viewer, shown, editionsIn(scope), locale, at)
  return { cards, totalCount: ids.length, page, pageCount, facets: { ...facets, openCount: openCount(ids, scope) } }
}

/** How many of the courses found would be left if only open ones were asked for: by one edition that is all that is asked. */
function openCount(ids: string[], { open, filters: { deliveries } }: Scope): number {
  const wanted = open.filter(({ delivery }) => deliveries.length === 0 || deliveries.includes(delivery))
  const courseIds = new Set(wanted.map(({ courseId }) => courseId))
  return ids.filter((id) => courseIds.has(id)).length
}

type Titled = { id: string; baseLocale: string; texts: { locale: string; title: string }[] }

function inOrder(
  courses: Titled[],
  scores: Map<string, number> | null,
  current: CurrentEdition[],
  locale: string,
  at: Date,
): string[] {
  const next = new Map<string, { rank: number; startsAt: number }>()
  for (const edition of current) {
    const rank = edition.isOpen ? 0 : editionPhase(edition, at) === 'over' ? 2 : 1
    const known = next.get(edition.courseId) ?? { rank: 2, startsAt: Number.POSITIVE_INFINITY }
    const startsAt = edition.startsOn.getTime()
    if (rank < known.rank || (rank === known.rank && startsAt < known.startsAt))
      next.set(edition.courseId, { rank, startsAt })
  }
  const { compare } = collator(locale)
  return courses
    .map(({ id, texts, baseLocale }) => ({
      id,
      title: pickText(texts, locale, baseLocale)?.title ?? '',
      score: scores?.get(id) ?? 0,
      ...(next.get(id) ?? { rank: 2, startsAt: 0 }),
    }))
    .toSorted(
      (one, other) =>
        other.score - one.score ||
        one.rank - other.rank ||
        one.startsAt - other.startsAt ||
        compare(one.title, other.title) ||
        one.id.localeCompare(other.id),
    )
    .map(({ id }) => id)
}
