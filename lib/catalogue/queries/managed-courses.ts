import 'server-only'
import { inBatches } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesManagedBy, editionsManagedBy } from '../policy'
import { editionPhase, pickText } from '../rules'
import type { ManagedCoursesView } from '../schema'
import { coursesAnswering } from './catalogue-words'

const PAGE = 30

type Sorted = { title: string; code: string; score: number }

export type ManagedCourse = Awaited<ReturnType<typeof managedCourses>>['courses'][number]

/** A page of those courses, the last one for a page beyond it. */
export async function managedCourses(viewer: Viewer, view: ManagedCoursesView, locale: string) {
  const ids = await foundIds(viewer, view, locale)
  const pages = Math.max(1, Math.ceil(ids.length / PAGE))
  const page = Math.min(view.page, pages)
  const shown = ids.slice((page - 1) * PAGE, page * PAGE)
  return { courses: await listed(viewer, shown, locale), count: ids.length, page, pages }
}

/** The same courses, every page of them, read by the batch. */
export async function allManagedCourses(viewer: Viewer, view: ManagedCoursesView, locale: string) {
  const ids = await foundIds(viewer, view, locale)
  return { count: ids.length, batches: inBatches(ids, (part) => listed(viewer, part, locale)) }
}

/** In the order asked for; titles as they are sorted in the reader's language. */
async function foundIds(viewer: Viewer, { q, sort }: ManagedCoursesView, locale: string): Promise<string[]> {
  const scores = await coursesAnswering(q)
  const found = scores ? { id: { in: [...scores.keys()] } } : {}
  const courses = await db.course.findMany({
    where: { AND: [found, coursesManagedBy(viewer)] },
    select: { id: true, code: true, baseLocale: true, texts: { select: { locale: true, title: true } } },
  })
  const { compare } = collator(locale)
  const by = {
    best: (one: Sorted, other: Sorted) => other.score - one.score,
    course: (one: Sorted, other: Sorted) => compare(one.title, other.title),
    code: (one: Sorted, other: Sorted) => compare(one.code, other.code),
  }
  const way = sort.isDescending ? -1 : 1
  return courses
    .map(({ id, code, texts, baseLocale }) => {
      const title = pickText(texts, locale, baseLocale)?.title ?? code
      return { id, code, title, score: scores?.get(id) ?? 0 }
    })
    .toSorted((one, other) => way * by[sort.key](one, other) || by.course(one, other) || one.id.localeCompare(other.id))
    .map(({ id }) => id)
}

async function listed(viewer: Viewer, ids: string[], locale: string) {
  const rows = await db.course.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      code: true,
      kind: true,
      baseLocale: true,
      texts: { select: { locale: true, title: true } },
      editions: {
        where: editionsManagedBy(viewer),
        select: { state: true, startsOn: true, endsOn: true, zone: true },
      },
    },
  })
  const at = now()
  return ids.flatMap((id) => {
    const row = rows.find((course) => course.id === id)
    if (!row) return []
    const { texts, editions, baseLocale, ...course } = row
    const title = pickText(texts, locale, baseLocale)
    const phases = editions.map((edition) => editionPhase(edition, at))
    const count = (...wanted: string[]) => phases.filter((phase) => wanted.includes(phase)).length
    return [
      {
        ...course,
        title: title?.title ?? course.code,
        titleLocale: title?.isFallback ? title.locale : undefined,
        editionCount: editions.length,
        draftCount: count('draft'),
        currentCount: count('upcoming', 'running'),
      },
    ]
  })
}
