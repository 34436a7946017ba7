import 'server-only'
import { wordsOf } from '@/lib/catalogue/rules'
import type { Viewer } from '@/lib/platform/viewer'
import { kindsFor } from '../policy'
import { type Stretch, stretchOf } from '../rules'
import type { Answers, Asked, SearchKind } from '../schema'
import { answersOf } from './answers'
import { coursesFound } from './courses'
import { editionsFound } from './editions'
import { peopleFound } from './people'
import { sessionsFound } from './sessions'

type Wanted = Pick<Asked, 'words' | 'kind' | 'page'>

/**
 * What answers the words, of every kind that the viewer may search for: the first of each, or a page of the kind that was
 * chosen. Each is narrowed by the policy of its own page.
 */
export async function search(viewer: Viewer, { words, kind, page }: Wanted, locale: string): Promise<Answers[]> {
  const each = kindsFor(viewer)
  const folded = wordsOf(words)
  if (folded.length === 0) return each.map((one) => answersOf(one, [], false, stretchOf(null)))
  return Promise.all(
    each.map((one) => found[one]({ viewer, words, folded, locale, stretch: stretchOf(one === kind ? page : null) })),
  )
}

type Ask = { viewer: Viewer; words: string; folded: string[]; locale: string; stretch: Stretch }

const found: Record<SearchKind, (ask: Ask) => Promise<Answers>> = {
  courses: ({ viewer, words, locale, stretch }) => coursesFound(viewer, words, locale, stretch),
  editions: ({ viewer, folded, locale, stretch }) => editionsFound(viewer, folded, locale, stretch),
  sessions: ({ viewer, folded, locale, stretch }) => sessionsFound(viewer, folded, locale, stretch),
  people: ({ viewer, folded, locale, stretch }) => peopleFound(viewer, folded, locale, stretch),
}
