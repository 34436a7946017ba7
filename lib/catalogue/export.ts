import 'server-only'
import { runsEditions } from '@/lib/people/policy'
import { translatorFor } from '@/lib/platform/messages'
import { cellsOf, type Exported } from '@/lib/platform/spreadsheet'
import type { Viewer } from '@/lib/platform/viewer'
import { allManagedCourses } from './queries/managed-courses'
import type { ManagedCoursesView } from './schema'

/** The courses that the viewer has something to run in, every page of the list; null where there is no such list. */
export async function coursesExport(
  viewer: Viewer,
  view: ManagedCoursesView,
  locale: string,
): Promise<Exported | null> {
  if (!runsEditions(viewer)) return null
  const { count, batches } = await allManagedCourses(viewer, view, locale)
  const t = translatorFor(locale)
  const heading = (key: 'course' | 'code' | 'kind' | 'editions' | 'current' | 'drafts') =>
    t(`catalogue.admin.courses.${key}`)
  return {
    act: { act: 'courses.export', subject: { type: 'Institute', id: '1' } },
    table: {
      name: 'courses',
      title: t('catalogue.admin.courses.title'),
      locale,
      rowCount: count,
      headings: (['course', 'code', 'kind', 'editions', 'current', 'drafts'] as const).map(heading),
      batches: cellsOf(batches, (course) => [
        course.title,
        course.code,
        t(`terms.courseKind.${course.kind}`),
        course.editionCount,
        course.currentCount,
        course.draftCount,
      ]),
    },
  }
}
