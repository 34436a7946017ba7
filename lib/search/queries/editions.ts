import 'server-only'
import type { Prisma } from '@prisma/client'
import { canManageEdition, editionsVisibleTo } from '@/lib/catalogue/policy'
import { editionPhase, pickText } from '@/lib/catalogue/rules'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { answerOf, distance, type Stretch } from '../rules'
import { answersOf, type Scored } from './answers'
import { editionsLike } from './candidates'
import { lookedAt } from './looked-at'

const found = {
  id: true,
  courseId: true,
  slug: true,
  state: true,
  startsOn: true,
  endsOn: true,
  zone: true,
  baseLocale: true,
  texts: { select: { locale: true, label: true } },
  course: {
    select: { code: true, baseLocale: true, texts: { select: { locale: true, title: true, searchText: true } } },
  },
} satisfies Prisma.EditionSelect

export async function editionsFound(viewer: Viewer, words: readonly string[], locale: string, stretch: Stretch) {
  const visible = editionsVisibleTo(viewer)
  const { rows, isCapped } = await lookedAt({
    like: (ids) => editionsLike(words, ids),
    read: (ids) => db.edition.findMany({ where: { AND: [{ id: { in: ids } }, visible] }, select: found }),
    visible: () => db.edition.findMany({ where: visible, select: { id: true } }),
  })
  const at = now()
  const scored = rows.flatMap(({ id, courseId, slug, texts, course, ...edition }): Scored[] => {
    const labels = texts.map(({ label }) => label).join(' ')
    const score = answerOf(
      words,
      course.texts.map(({ locale: own, title, searchText }) => ({
        locale: own,
        title: `${title} ${labels}`,
        text: `${searchText} ${labels}`,
      })),
      locale,
    )
    if (score === null) return []
    const title = pickText(course.texts, locale, course.baseLocale)
    const label = pickText(texts, locale, edition.baseLocale)
    return [
      {
        score,
        rank: distance(edition.startsOn, at),
        found: {
          kind: 'editions',
          id,
          href: canManageEdition(viewer, { id, courseId }) ? `/admin/editions/${slug}` : `/editions/${slug}`,
          title: { text: title?.title ?? course.code, lang: title?.isFallback ? title.locale : undefined },
          label: { text: label?.label ?? slug, lang: label?.isFallback ? label.locale : undefined },
          startsOn: edition.startsOn,
          endsOn: edition.endsOn,
          phase: editionPhase(edition, at),
        },
      },
    ]
  })
  return answersOf('editions', scored, isCapped, stretch)
}
