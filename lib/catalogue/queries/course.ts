import 'server-only'
import type { Prisma } from '@prisma/client'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesVisibleTo, editionsVisibleTo } from '../policy'
import { groupOf, pickText, standingOf } from '../rules'
import { isCode } from '../schema'

const courseFacts = {
  id: true,
  code: true,
  kind: true,
  level: true,
  hours: true,
  credits: true,
  languages: true,
  audiences: true,
  goals: true,
  sourceNote: true,
  baseLocale: true,
  version: true,
  texts: { select: { locale: true, title: true, summary: true, outcomes: true } },
  priority: { select: { code: true, texts: { select: { locale: true, title: true } } } },
  themes: {
    select: { themeSlug: true, theme: { select: { texts: { select: { locale: true, name: true } } } } },
    orderBy: { themeSlug: 'asc' },
  },
} satisfies Prisma.CourseSelect

const courseEdition = {
  id: true,
  slug: true,
  state: true,
  isRestricted: true,
  startsOn: true,
  endsOn: true,
  zone: true,
  enrolFromAt: true,
  enrolUntilAt: true,
  wayIn: true,
  places: true,
  takenCount: true,
  delivery: true,
  location: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true } },
} satisfies Prisma.EditionSelect

/** A course in the reader's language where it is written in it (`textLocale`: the other one's). */
export type CourseFacts = NonNullable<Awaited<ReturnType<typeof courseByCode>>>
export type CourseEdition = CourseFacts['editions'][number]

/** A course that the viewer may see with those of its editions that they may see, the latest first; or null. */
export async function courseByCode(viewer: Viewer, code: string, locale: string) {
  if (!isCode(code)) return null
  const row = await db.course.findFirst({
    where: { AND: [{ code }, coursesVisibleTo(viewer)] },
    select: {
      ...courseFacts,
      editions: {
        where: editionsVisibleTo(viewer),
        select: courseEdition,
        orderBy: [{ startsOn: 'desc' }, { slug: 'asc' }],
      },
    },
  })
  if (!row) return null
  const { texts, priority, themes, credits, editions, ...course } = row
  const at = now()
  const text = pickText(texts, locale, course.baseLocale)
  const title = priority && pickText(priority.texts, locale, 'en')
  return {
    ...course,
    credits: credits?.toNumber() ?? null,
    title: text?.title ?? course.code,
    summary: text?.summary ?? '',
    outcomes: (text?.outcomes ?? '').split('\n').filter(Boolean),
    textLocale: text?.isFallback ? text.locale : undefined,
    texts,
    priority: priority && { code: priority.code, title: title?.title ?? priority.code },
    themes: themes.map(({ themeSlug, theme }) => ({
      slug: themeSlug,
      name: pickText(theme.texts, locale, 'en')?.name ?? themeSlug,
    })),
    editions: editions.map(({ texts, ...edition }) => {
      const label = pickText(texts, locale, edition.baseLocale)
      return {
        ...edition,
        label: label?.label ?? '',
        labelLocale: label?.isFallback ? label.locale : undefined,
        group: groupOf(edition, at),
        standing: standingOf(edition, at),
      }
    }),
  }
}

/** The curriculum that a course's page shows: that of its latest edition with one that the viewer may see. */
export async function curriculumOf(viewer: Viewer, courseId: string, locale: string) {
  const edition = await db.edition.findFirst({
    where: {
      AND: [{ courseId, state: { in: ['published', 'archived'] }, modules: { some: {} } }, editionsVisibleTo(viewer)],
    },
    orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
    select: {
      baseLocale: true,
      modules: {
        select: {
          id: true,
          credits: true,
          hours: true,
          isElective: true,
          texts: { select: { locale: true, title: true } },
        },
        // Places are counted within a term; what is outside the terms comes last.
        orderBy: [{ term: { position: 'asc' } }, { position: 'asc' }, { id: 'asc' }],
      },
    },
  })
  return (edition?.modules ?? []).map(({ texts, credits, ...module }) => {
    const title = pickText(texts, locale, edition?.baseLocale ?? 'en')
    return {
      ...module,
      credits: credits?.toNumber() ?? null,
      title: title?.title ?? '',
      titleLocale: title?.isFallback ? title.locale : undefined,
    }
  })
}
