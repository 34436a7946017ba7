import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { once } from '@/lib/platform/once'
import { done, type Result, refused } from '@/lib/platform/result'
import { textsOf } from '@/lib/platform/texts'
import type { Member } from '@/lib/platform/viewer'
import { canManageCatalogue } from '../policy'
import type { CourseInput } from '../schema'
import { chosenThemes, courseColumns, keepSearchText, uniquely } from './write-course'

/** Adds a course to the catalogue. Refuses with 'codeTaken' and, for what is no longer on a list, 'notOnList'. */
export async function createCourse(viewer: Member, key: string, input: CourseInput): Promise<Result<{ code: string }>> {
  if (!canManageCatalogue(viewer)) return refused('notFound')
  return uniquely((tx) =>
    once(tx, viewer, key, input, async () => {
      if ((await tx.course.count({ where: { code: input.code } })) > 0) return refused('codeTaken', { field: 'code' })
      const themes = await chosenThemes(tx, input)
      if (!themes.ok) return themes
      const { id, code } = await tx.course.create({
        data: {
          ...courseColumns(input),
          createdAt: now(),
          texts: { create: textsOf(input.texts).map((text) => ({ ...text, searchText: '' })) },
          themes: { create: themes.value.map((themeSlug) => ({ themeSlug })) },
        },
        select: { id: true, code: true },
      })
      await keepSearchText(tx, id)
      await recordAct(tx, viewer, { act: 'course.create', subject: { type: 'Course', id } })
      return done({ code })
    }),
  )
}
