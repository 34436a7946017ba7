import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesManagedBy, editionsManagedBy } from '../policy'
import { editionPhase, pickText } from '../rules'
import { coursesAnswering } from './catalogue-words'

const PAGE = 30

export type ManagedCourse = Awaited<ReturnType<typeof managedCourses>>['courses'][number]

/** A page of those courses by title, the last one for a page beyond it; with words, the best answer first. */
export async function managedCourses(viewer: Viewer, { words, page }: { words: string; page: number }, locale: string) {
  const scores = await coursesAnswering(words)
  const found = scores ? { id: { in: [...scores.keys()] } } : {}
  const titles = await db.course.findMany({
    where: { AND: [found, coursesManagedBy(viewer)] },
    select: { id: true, baseLocale: true, texts: { select: { locale: true, title: true } } },
  })
  const { compare } = collator(locale)
  const ids = titles
    .map(({ id, texts, baseLocale }) => ({ id, title: pickText(texts, locale, baseLocale)?.title ?? '' }))
    .map((course) => ({ ...course, score: scores?.get(course.id) ?? 0 }))
    .toSorted(
      (one, other) => other.score - one.score || compare(one.title, other.title) || one.id.localeCompare(other.id),
    )
    .map(({ id }) => id)
  const pages = Math.max(1, Math.ceil(ids.length / PAGE))
  const here = Math.min(page, pages)
  const shown = ids.slice((here - 1) * PAGE, here * PAGE)
  return { courses: await listed(viewer, shown, locale), count: ids.length, page: here, pages }
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
