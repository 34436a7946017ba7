import 'server-only'
import { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import { foldForSearch, relevance, wordsOf } from '../rules'

/**
 * The courses whose texts, in any language, hold the words or something like them, and how well they answer. Of all
 * courses: the caller narrows them to what its viewer may see. Null where the search has no words.
 */
export async function coursesAnswering(search: string): Promise<Map<string, number> | null> {
  const words = wordsOf(search)
  if (words.length === 0) return null
  // Folded words hold letters and digits alone, so that no sign of LIKE is among them.
  const likes = words.map((word) => Prisma.sql`("searchText" LIKE ${`%${word}%`} OR "searchText" %> ${word})`)
  const texts = await db.$queryRaw<{ courseId: string; title: string; searchText: string }[]>`
    SELECT "courseId", "title", "searchText" FROM "CourseText" WHERE ${Prisma.join(likes, ' AND ')}`
  const best = new Map<string, number>()
  for (const { courseId, title, searchText } of texts) {
    const score = relevance(words, foldForSearch(title), searchText)
    if (score !== null) best.set(courseId, Math.max(score, best.get(courseId) ?? 0))
  }
  return best
}
