import 'server-only'
import { coursesVisibleTo } from '@/lib/catalogue/policy'
import { coursesAnswering } from '@/lib/catalogue/queries/catalogue-words'
import { pickText } from '@/lib/catalogue/rules'
import { db } from '@/lib/platform/db'
import { collator } from '@/lib/platform/intl-formats'
import type { Viewer } from '@/lib/platform/viewer'
import { MOST_LOOKED_AT, type Stretch } from '../rules'
import { answersOf } from './answers'

/** As the catalogue finds them. */
export async function coursesFound(viewer: Viewer, words: string, locale: string, stretch: Stretch) {
  const scores = (await coursesAnswering(words)) ?? new Map<string, number>()
  const ids = [...scores.keys()].slice(0, MOST_LOOKED_AT)
  const courses = await db.course.findMany({
    where: { AND: [{ id: { in: ids } }, coursesVisibleTo(viewer)] },
    select: { id: true, code: true, kind: true, baseLocale: true, texts: { select: { locale: true, title: true } } },
  })
  const { compare } = collator(locale)
  const scored = courses
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
  return answersOf('courses', scored, scores.size, stretch)
}
