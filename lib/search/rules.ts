import { foldForSearch, relevance } from '@/lib/catalogue/rules'

/** More than so many answers of a kind are not looked at: whoever has that many needs another word. */
export const MOST_LOOKED_AT = 500

export const FOUND_A_PAGE = 20
export const FOUND_A_GROUP = 5

/** The part of a list of answers that is shown. */
export type Stretch = { skip: number; take: number }

export function stretchOf(page: number | null): Stretch {
  return page === null ? { skip: 0, take: FOUND_A_GROUP } : { skip: (page - 1) * FOUND_A_PAGE, take: FOUND_A_PAGE }
}

type Titled = { title: string; locale?: string; text: string }

/**
 * How well one thing, by its titles in several languages, answers the words; null where it does not. A title in the
 * reader's own language counts a little more than the same in another.
 */
export function answerOf(words: readonly string[], texts: readonly Titled[], locale: string): number | null {
  const whole = foldForSearch(texts.map(({ text }) => text).join(' '))
  const scores = texts.flatMap(({ title, locale: own }) => {
    const score = relevance(words, foldForSearch(title), whole)
    return score === null ? [] : [score + (own === locale ? 0.5 : 0)]
  })
  return scores.length > 0 ? Math.max(...scores) : null
}

/** Near moments first, whether past or to come, what is to come before what was. */
export function distance(at: Date, now: Date): number {
  const away = at.getTime() - now.getTime()
  return away >= 0 ? away : -2 * away
}
