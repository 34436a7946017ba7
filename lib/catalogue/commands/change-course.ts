import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { recordAct } from '@/lib/platform/audit'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import { changedTexts, textsAfter } from '@/lib/platform/texts'
import type { Viewer } from '@/lib/platform/viewer'
import { canManageCatalogue } from '../policy'
import type { CourseInput } from '../schema'
import { chosenThemes, courseColumns, keepSearchText, uniquely } from './write-course'

/** Changes a course. Refuses with 'stale' where it was changed since it was read, 'codeTaken', 'notOnList'. */
export async function changeCourse(
  viewer: Viewer,
  { courseId, version }: { courseId: string; version: number },
  input: CourseInput,
): Promise<Result<{ code: string }>> {
  if (!canManageCatalogue(viewer) || !isId(courseId)) return refused('notFound')
  return decide(() =>
    uniquely(async (tx) => {
      const saved = await lockCourse(tx, courseId)
      if (!saved) return refused('notFound')
      if (saved.version !== version) return refused('stale')
      const taken = await tx.course.count({ where: { code: input.code, id: { not: courseId } } })
      if (taken > 0) return refused('codeTaken', { field: 'code' })
      const themes = await chosenThemes(tx, input)
      if (!themes.ok) return rollBack(themes)
      const wanted = {
        ...courseColumns(input),
        themes: themes.value,
        texts: textsAfter(saved.texts, input.texts),
      }
      const fields = changedFields(saved, wanted)
      if (fields.length === 0) return done({ code: saved.code })
      await save(tx, courseId, wanted)
      await recordAct(tx, viewer, { act: 'course.change', subject: { type: 'Course', id: courseId }, fields })
      return done({ code: input.code })
    }),
  )
}

async function lockCourse(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "Course" WHERE "id" = ${id}::uuid FOR UPDATE`
  const course = await tx.course.findUnique({
    where: { id },
    include: {
      texts: { select: { locale: true, title: true, summary: true, outcomes: true } },
      themes: { select: { themeSlug: true } },
    },
  })
  return (
    course && {
      ...course,
      credits: course.credits?.toNumber() ?? null,
      themes: course.themes.map(({ themeSlug }) => themeSlug).sort(),
    }
  )
}

type Saved = NonNullable<Awaited<ReturnType<typeof lockCourse>>>
type Wanted = ReturnType<typeof courseColumns> & Pick<Saved, 'themes' | 'texts'>

function changedFields(saved: Saved, { texts, ...wanted }: Wanted): string[] {
  const columns = Object.keys(wanted) as (keyof typeof wanted)[]
  return [
    ...columns.filter((field) => !isDeepStrictEqual(saved[field], wanted[field])),
    ...changedTexts(saved.texts, texts, ['title', 'summary', 'outcomes']),
  ]
}

async function save(tx: Tx, courseId: string, { themes, texts, ...columns }: Wanted) {
  await tx.course.update({ where: { id: courseId }, data: { ...columns, version: { increment: 1 } } })
  await tx.courseTheme.deleteMany({ where: { courseId, themeSlug: { notIn: themes } } })
  await tx.courseTheme.createMany({ data: themes.map((themeSlug) => ({ courseId, themeSlug })), skipDuplicates: true })
  await tx.courseText.deleteMany({ where: { courseId, locale: { notIn: texts.map(({ locale }) => locale) } } })
  for (const { locale, ...text } of texts) {
    await tx.courseText.upsert({
      where: { courseId_locale: { courseId, locale } },
      update: text,
      create: { courseId, locale, ...text, searchText: '' },
    })
  }
  await keepSearchText(tx, courseId)
}
