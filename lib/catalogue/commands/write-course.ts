import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Prisma } from '@prisma/client'
import { brokenConstraint, type Tx, transaction } from '@/lib/platform/db'
import { done, type Result, refused } from '@/lib/platform/result'
import { textsOf } from '@/lib/platform/texts'
import { foldForSearch, nameForAddress, searchTextOf } from '../rules'
import type { CourseInput } from '../schema'

/** A course's own columns, from what a form says of it. */
export function courseColumns(input: CourseInput) {
  const { code, kind, level, hours, credits, languages, audiences, goals, priorityCode, baseLocale } = input
  return {
    code,
    kind,
    level: level ?? null,
    hours: hours ?? null,
    credits: credits ?? null,
    languages,
    audiences,
    goals,
    priorityCode: priorityCode ?? null,
    baseLocale,
  } satisfies Prisma.CourseUncheckedUpdateInput
}

/** The course's themes and priority, which must be on their lists; a new theme comes onto its list. */
export async function chosenThemes(tx: Tx, input: CourseInput): Promise<Result<string[]>> {
  const { priorityCode, newTheme, baseLocale } = input
  if (priorityCode && (await tx.strategicPriority.count({ where: { code: priorityCode } })) === 0)
    return refused('notOnList', { field: 'priorityCode' })
  const themes = [...new Set(input.themes)]
  if ((await tx.theme.count({ where: { slug: { in: themes } } })) < themes.length)
    return refused('notOnList', { field: 'themes' })
  const names = textsOf(newTheme).map(({ locale, newTheme: name }) => ({ locale, name }))
  const name = names.find(({ locale }) => locale === baseLocale)?.name
  if (name) themes.push(await themeNamed(tx, name, names))
  return done([...new Set(themes)].sort())
}

/** The theme of a name, as search reads names: the one that is there, or a new one. */
async function themeNamed(tx: Tx, name: string, texts: { locale: string; name: string }[]): Promise<string> {
  // Two who add the same name at once: the second finds it.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('theme', 0))`
  const names = await tx.themeText.findMany({ select: { themeSlug: true, name: true } })
  const known = names.find((text) => foldForSearch(text.name) === foldForSearch(name))
  if (known) return known.themeSlug
  const words = foldForSearch(nameForAddress([name, ...texts.map((text) => text.name)]))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const isFree = words && (await tx.theme.count({ where: { slug: words } })) === 0
  const slug = isFree ? words : `theme-${randomUUID().slice(0, 8)}`
  await tx.theme.create({ data: { slug, texts: { create: texts } } })
  return slug
}

/** Writes what search compares, in each of the course's languages, from what stands in the database. */
export async function keepSearchText(tx: Tx, courseId: string) {
  const { code, texts, themes } = await tx.course.findUniqueOrThrow({
    where: { id: courseId },
    select: {
      code: true,
      texts: { select: { locale: true, title: true, summary: true } },
      themes: { select: { theme: { select: { texts: { select: { name: true } } } } } },
    },
  })
  const themeNames = themes.flatMap(({ theme }) => theme.texts.map(({ name }) => name))
  for (const { locale, title, summary } of texts) {
    const searchText = searchTextOf({ code, title, summary, themeNames })
    await tx.courseText.update({ where: { courseId_locale: { courseId, locale } }, data: { searchText } })
  }
}

/** Runs the work; a code or a name in addresses that another has taken meanwhile is refused as one taken before. */
export async function uniquely<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await transaction(work)
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'Course_code_key') return refused('codeTaken', { field: 'code' })
    if (broken === 'Edition_slug_key') return refused('slugTaken', { field: 'slug' })
    throw error
  }
}
