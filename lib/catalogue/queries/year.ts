import 'server-only'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesVisibleTo, editionsVisibleTo } from '../policy'
import { editionPhase, pickText } from '../rules'
import type { CurrentEdition } from './catalogue-scope'

const MOST_ROWS = 12
const MONTH_MS = 30 * 86_400_000

/** The editions that are running or begin before this month comes again, in their order, as many as a strip can show. */
export async function yearOf(viewer: Viewer, current: readonly CurrentEdition[], at: Date, locale: string) {
  const until = new Date(Date.UTC(at.getUTCFullYear() + 1, at.getUTCMonth(), 1))
  const coming = current
    .filter((edition) => edition.startsOn < until && editionPhase(edition, at) !== 'over')
    .toSorted((one, other) => one.startsOn.getTime() - other.startsOn.getTime() || one.id.localeCompare(other.id))
  const shown = coming.slice(0, MOST_ROWS)
  const rows = await db.edition.findMany({
    where: { AND: [{ id: { in: shown.map(({ id }) => id) } }, editionsVisibleTo(viewer)] },
    select: {
      id: true,
      slug: true,
      baseLocale: true,
      texts: { select: { locale: true, label: true } },
      course: { select: { code: true, baseLocale: true, texts: { select: { locale: true, title: true } } } },
    },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const editions = shown.flatMap((edition) => {
    const row = byId.get(edition.id)
    if (!row) return []
    const title = pickText(row.course.texts, locale, row.course.baseLocale)
    const label = pickText(row.texts, locale, row.baseLocale)
    return [
      {
        ...edition,
        slug: row.slug,
        title: title?.title ?? row.course.code,
        titleLang: title?.isFallback ? title.locale : undefined,
        label: label?.label ?? row.slug,
        labelLang: label?.isFallback ? label.locale : undefined,
        look: lookOf(edition, at),
      },
    ]
  })
  return { editions, moreCount: coming.length - editions.length }
}

/** How an edition is drawn. */
function lookOf(edition: CurrentEdition, at: Date): 'open' | 'full' | 'running' | 'coming' {
  if (edition.isOpen) return edition.isFull ? 'full' : 'open'
  return editionPhase(edition, at) === 'running' ? 'running' : 'coming'
}

export type YearEdition = Awaited<ReturnType<typeof yearOf>>['editions'][number]

/** How much there is of what the viewer may see. */
export async function numbersOf(viewer: Viewer, current: readonly CurrentEdition[], at: Date) {
  const [courses, sessions] = await Promise.all([
    db.course.count({ where: coursesVisibleTo(viewer) }),
    db.session.count({
      where: {
        isLive: true,
        startsAt: { gte: at, lt: new Date(at.getTime() + MONTH_MS) },
        editions: { some: { edition: editionsVisibleTo(viewer) } },
      },
    }),
  ])
  return {
    courses,
    open: current.filter(({ isOpen }) => isOpen).length,
    /** Of these, so many have a waiting list and no place. */
    full: current.filter(({ isFull }) => isFull).length,
    running: current.filter((edition) => editionPhase(edition, at) === 'running').length,
    sessions,
  }
}
