import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesVisibleTo } from '../policy'
import { pickText } from '../rules'
import { cardsOf } from './catalogue-cards'
import { currentEditions } from './catalogue-scope'
import { numbersOf, yearOf } from './year'

const MOST_CARDS = 4

/** What the first page shows: the institute, its year, what is open now, how much there is, and the themes. */
export async function frontPage(viewer: Viewer, locale: string) {
  const at = now()
  const current = (await currentEditions(viewer, at)).toSorted(
    (one, other) => one.startsOn.getTime() - other.startsOn.getTime(),
  )
  const open = current.filter((edition) => edition.isOpen)
  const [institute, openCards, year, numbers, themes] = await Promise.all([
    db.institute.findUnique({ where: { id: 1 }, select: { name: true, abbreviation: true, mission: true } }),
    cardsOfEditions(viewer, open, locale, at),
    yearOf(viewer, current, at, locale),
    numbersOf(viewer, current, at),
    themesOf(viewer, locale),
  ])
  return {
    institute,
    open: openCards,
    openCount: new Set(open.map(({ courseId }) => courseId)).size,
    at,
    year,
    numbers,
    themes,
  }
}

function cardsOfEditions(viewer: Viewer, editions: { id: string; courseId: string }[], locale: string, at: Date) {
  const courseIds = [...new Set(editions.map(({ courseId }) => courseId))].slice(0, MOST_CARDS)
  return cardsOf(viewer, courseIds, { id: { in: editions.map(({ id }) => id) } }, locale, at)
}

/** The themes of the courses that the viewer may see, by how many have them. */
async function themesOf(viewer: Viewer, locale: string) {
  const [counts, names] = await Promise.all([
    db.courseTheme.groupBy({ by: ['themeSlug'], where: { course: coursesVisibleTo(viewer) }, _count: true }),
    db.themeText.findMany(),
  ])
  const { compare } = collator(locale)
  return counts
    .map(({ themeSlug, _count }) => {
      const own = names.filter((name) => name.themeSlug === themeSlug)
      const text = pickText(own, locale, 'en')
      const nameLocale = text?.isFallback ? text.locale : undefined
      return { slug: themeSlug, name: text?.name ?? themeSlug, nameLocale, count: _count }
    })
    .toSorted((one, other) => other.count - one.count || compare(one.name, other.name))
}
