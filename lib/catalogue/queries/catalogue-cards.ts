import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { coursesVisibleTo, editionsVisibleTo } from '../policy'
import { editionToShow, pickText } from '../rules'

const cardEdition = {
  slug: true,
  state: true,
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
  organisations: {
    where: { part: 'partner' },
    select: { organisation: { select: { name: true } } },
    orderBy: { organisation: { name: 'asc' } },
  },
} satisfies Prisma.EditionSelect

const cardCourse = {
  id: true,
  code: true,
  kind: true,
  hours: true,
  credits: true,
  languages: true,
  baseLocale: true,
  texts: { select: { locale: true, title: true, summary: true } },
} satisfies Prisma.CourseSelect

/** A course in a list, with the one of its editions that a reader most likely wants. */
export type CourseCard = ReturnType<typeof cardOf>

/** The courses of those ids that the viewer may see, in the ids' order; their editions among those wanted, if any are. */
export async function cardsOf(
  viewer: Viewer,
  ids: readonly string[],
  wanted: Prisma.EditionWhereInput | null,
  locale: string,
  at: Date,
): Promise<CourseCard[]> {
  const courses = await db.course.findMany({
    where: { AND: [{ id: { in: [...ids] } }, coursesVisibleTo(viewer)] },
    select: {
      ...cardCourse,
      editions: { where: { AND: [editionsVisibleTo(viewer), wanted ?? {}] }, select: cardEdition },
    },
  })
  const byId = new Map(courses.map((course) => [course.id, course]))
  return ids.flatMap((id) => {
    const course = byId.get(id)
    return course ? [cardOf(course, locale, at)] : []
  })
}

type Row = Prisma.CourseGetPayload<{ select: typeof cardCourse & { editions: { select: typeof cardEdition } } }>

function cardOf(
  { id, code, kind, hours, credits, languages, baseLocale, texts, editions }: Row,
  locale: string,
  at: Date,
) {
  const text = pickText(texts, locale, baseLocale)
  return {
    id,
    code,
    kind,
    hours,
    credits: credits?.toNumber() ?? null,
    languages,
    title: text?.title ?? code,
    summary: text?.summary ?? '',
    textLocale: text?.isFallback ? text.locale : undefined,
    edition: shown(editionToShow(editions, at), locale),
  }
}

function shown(row: Row['editions'][number] | null, locale: string) {
  if (!row) return null
  const { organisations, texts, ...edition } = row
  const text = pickText(texts, locale, edition.baseLocale)
  return {
    ...edition,
    label: text?.label ?? edition.slug,
    labelLocale: text?.isFallback ? text.locale : undefined,
    partners: organisations.map(({ organisation }) => organisation.name),
  }
}
