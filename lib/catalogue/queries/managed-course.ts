import 'server-only'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesManagedBy, editionsManagedBy } from '../policy'
import { pickText } from '../rules'
import { isCode } from '../schema'

export type CourseToEdit = NonNullable<Awaited<ReturnType<typeof managedCourse>>>

/** A course as it stands, with its texts by language and those of its editions that the viewer runs; or null. */
export async function managedCourse(viewer: Viewer, code: string, locale: string) {
  if (!isCode(code)) return null
  const row = await db.course.findFirst({
    where: { AND: [{ code }, coursesManagedBy(viewer)] },
    include: {
      texts: { select: { locale: true, title: true, summary: true, outcomes: true } },
      themes: { select: { themeSlug: true } },
      editions: {
        where: editionsManagedBy(viewer),
        select: {
          slug: true,
          state: true,
          startsOn: true,
          endsOn: true,
          zone: true,
          places: true,
          takenCount: true,
          isRestricted: true,
          baseLocale: true,
          texts: { select: { locale: true, label: true } },
        },
        orderBy: [{ startsOn: 'desc' }, { slug: 'asc' }],
      },
    },
  })
  if (!row) return null
  const title = pickText(row.texts, locale, row.baseLocale)
  return {
    ...row,
    credits: row.credits?.toNumber() ?? null,
    title: title?.title ?? row.code,
    titleLocale: title?.isFallback ? title.locale : undefined,
    themes: row.themes.map(({ themeSlug }) => themeSlug),
    editions: row.editions.map(({ texts, baseLocale, ...edition }) => {
      const label = pickText(texts, locale, baseLocale)
      return { ...edition, label: label?.label ?? '', labelLocale: label?.isFallback ? label.locale : undefined }
    }),
  }
}

/** What a course's form lets one choose from: the strategic priorities and the themes, each by its name. */
export async function courseChoices(locale: string) {
  const [priorities, themes] = await Promise.all([
    db.strategicPriority.findMany({ select: { code: true, texts: { select: { locale: true, title: true } } } }),
    db.theme.findMany({ select: { slug: true, texts: { select: { locale: true, name: true } } } }),
  ])
  const { compare } = collator(locale)
  return {
    priorities: priorities
      .map(({ code, texts }) => ({ value: code, label: pickText(texts, locale, 'en')?.title ?? code }))
      .toSorted((one, other) => compare(one.value, other.value)),
    themes: themes
      .map(({ slug, texts }) => ({ value: slug, label: pickText(texts, locale, 'en')?.name ?? slug }))
      .toSorted((one, other) => compare(one.label, other.label)),
  }
}
