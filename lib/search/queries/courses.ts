import 'server-only'
import type { Prisma } from '@prisma/client'
import { coursesVisibleTo } from '@/lib/catalogue/policy'
import { coursesAnswering } from '@/lib/catalogue/queries/catalogue-words'
import { pickText } from '@/lib/catalogue/rules'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { MOST_LOOKED_AT, type Stretch } from '../rules'
import { answersOf } from './answers'
import { lookedAt } from './looked-at'

const found = {
  id: true,
  code: true,
  kind: true,
  baseLocale: true,
  texts: { select: { locale: true, title: true } },
} satisfies Prisma.CourseSelect

/** As the catalogue finds them. */
export async function coursesFound(viewer: Viewer, words: string, locale: string, stretch: Stretch) {
  const scores = (await coursesAnswering(words)) ?? new Map<string, number>()
  const best = [...scores].toSorted(([, one], [, other]) => other - one).map(([id]) => id)
  const visible = coursesVisibleTo(viewer)
  const { rows, isCapped } = await lookedAt({
    like: async (ids = best) => {
      const among = new Set(ids)
      return best.filter((id) => among.has(id)).slice(0, MOST_LOOKED_AT + 1)
    },
    read: (ids) => db.course.findMany({ where: { AND: [{ id: { in: ids } }, visible] }, select: found }),
    visible: () => db.course.findMany({ where: visible, select: { id: true } }),
  })
  const { compare } = collator(locale)
  const scored = rows
    .map(({ id, code, kind, baseLocale, texts }) => {
      const text = pickText(texts, locale, baseLocale)
      const title = { text: text?.title ?? code, lang: text?.isFallback ? text.locale : undefined }
      const score = (scores.get(id) ?? 0) + (text?.isFallback ? 0 : 0.5)
      return {
        score,
        rank: 0,
        found: { kind: 'courses', id, href: `/courses/${code}`, title, code, courseKind: kind },
      } as const
    })
    .toSorted((one, other) => compare(one.found.title.text, other.found.title.text))
    .map((one, rank) => ({ ...one, rank }))
  return answersOf('courses', scored, isCapped, stretch)
}
