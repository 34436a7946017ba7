import 'server-only'
import { db } from '@/lib/platform/db'
import { coursesVisibleTo, editionsVisibleTo } from '../policy'
import { pickText } from '../rules'
import { coursesIn, type Scope } from './catalogue-scope'

/** A choice and how many courses it would show beside what is chosen in the other groups. */
export type Choice = { value: string; count: number; isChosen: boolean; label?: string; labelLocale?: string }

export type Facets = Record<'kinds' | 'themes' | 'priorities' | 'languages' | 'deliveries', Choice[]>

/** What can be chosen, and what there is of it. Choices that would show nothing are left out unless they are chosen. */
export async function facetsOf(scope: Scope, locale: string): Promise<Facets> {
  const { viewer, filters } = scope
  const seen = coursesVisibleTo(viewer)
  const [kinds, themes, priorities, languages, deliveries, themeNames, priorityTitles] = await Promise.all([
    db.course.groupBy({ by: ['kind'], where: coursesIn(scope, 'kinds'), _count: true }),
    db.courseTheme.groupBy({ by: ['themeSlug'], where: { course: coursesIn(scope, 'themes') }, _count: true }),
    db.course.groupBy({ by: ['priorityCode'], where: coursesIn(scope, 'priorities'), _count: true }),
    db.course.groupBy({ by: ['languages'], where: coursesIn(scope, 'languages'), _count: true }),
    deliveriesIn(scope),
    db.themeText.findMany({ where: { theme: { courses: { some: { course: seen } } } } }),
    db.priorityText.findMany({ where: { priority: { courses: { some: seen } } } }),
  ])
  const themeName = (value: string) =>
    labelled(
      themeNames.filter((one) => one.themeSlug === value),
      (one) => one.name,
      locale,
    )
  const priorityTitle = (value: string) =>
    labelled(
      priorityTitles.filter((one) => one.priorityCode === value),
      (one) => one.title,
      locale,
    )
  return {
    kinds: choices(
      kinds.map(({ kind, _count }) => [kind, _count]),
      filters.kinds,
    ),
    themes: choices(
      themes.map(({ themeSlug, _count }) => [themeSlug, _count]),
      filters.themes,
      themeName,
    ),
    priorities: choices(
      priorities.map(({ priorityCode, _count }) => [priorityCode ?? '', _count]),
      filters.priorities,
      priorityTitle,
    ).toSorted((one, other) => one.value.localeCompare(other.value)),
    languages: choices(
      languages.flatMap((row) => row.languages.map((language): Counted => [language, row._count])),
      filters.languages,
    ),
    deliveries: choices(deliveries, filters.deliveries),
  }
}

type Counted = [value: string, count: number]

/** Courses by the deliveries of their editions, each course once a delivery; with what is open, of the open ones alone. */
async function deliveriesIn(scope: Scope): Promise<Counted[]> {
  const { viewer, filters, open } = scope
  const pairs = await db.edition.groupBy({
    by: ['courseId', 'delivery'],
    where: {
      AND: [
        editionsVisibleTo(viewer),
        { state: { not: 'cancelled' }, course: coursesIn(scope, 'deliveries') },
        filters.isOpen ? { id: { in: open.map(({ id }) => id) } } : {},
      ],
    },
  })
  return pairs.map(({ delivery }) => [delivery, 1])
}

function choices(
  counted: Counted[],
  chosen: readonly string[],
  label?: (value: string) => { label: string; labelLocale?: string } | null,
): Choice[] {
  const counts = new Map<string, number>(chosen.map((value) => [value, 0]))
  for (const [value, count] of counted) if (value) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts]
    .flatMap(([value, count]) => {
      const names = label ? label(value) : {}
      // A choice that the address names and no course of the viewer's has is none.
      return names ? [{ value, count, isChosen: chosen.includes(value), ...names }] : []
    })
    .toSorted((one, other) => other.count - one.count || one.value.localeCompare(other.value))
}

function labelled<T extends { locale: string }>(texts: T[], read: (text: T) => string, locale: string) {
  const text = pickText(texts, locale, 'en')
  return text && { label: read(text), labelLocale: text.isFallback ? text.locale : undefined }
}
