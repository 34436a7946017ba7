import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { editionsManagedBy } from '../policy'
import { pickText } from '../rules'

const listedEdition = {
  id: true,
  slug: true,
  state: true,
  isRestricted: true,
  zone: true,
  startsOn: true,
  endsOn: true,
  enrolFromAt: true,
  enrolUntilAt: true,
  places: true,
  takenCount: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true } },
  course: { select: { code: true, baseLocale: true, texts: { select: { locale: true, title: true } } } },
} satisfies Prisma.EditionSelect

export type ListedEdition = ReturnType<typeof listed>

/** The editions that the viewer runs, the latest to begin first. */
export async function managedEditions(viewer: Viewer, locale: string): Promise<ListedEdition[]> {
  const editions = await db.edition.findMany({
    where: editionsManagedBy(viewer),
    select: listedEdition,
    orderBy: [{ startsOn: 'desc' }, { slug: 'asc' }],
  })
  return editions.map((edition) => listed(edition, locale))
}

function listed(edition: Prisma.EditionGetPayload<{ select: typeof listedEdition }>, locale: string) {
  const { texts, course, ...columns } = edition
  const title = pickText(course.texts, locale, course.baseLocale)
  const label = pickText(texts, locale, edition.baseLocale)
  return {
    ...columns,
    courseCode: course.code,
    courseTitle: title?.title ?? course.code,
    titleLocale: title?.isFallback ? title.locale : undefined,
    label: label?.label ?? '',
    labelLocale: label?.isFallback ? label.locale : undefined,
  }
}
