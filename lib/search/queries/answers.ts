import 'server-only'
import type { Stretch } from '../rules'
import type { Answers, Found, SearchKind } from '../schema'

export type Scored = { score: number; rank: number; found: Found }

/** The best first, then by what each kind ranks its equals by; the part that is shown. */
export function answersOf(kind: SearchKind, scored: Scored[], isCapped: boolean, { skip, take }: Stretch): Answers {
  const inOrder = scored.toSorted(
    (one, other) => other.score - one.score || one.rank - other.rank || one.found.id.localeCompare(other.found.id),
  )
  // A page past the last is the last.
  const from = Math.max(0, Math.min(skip, Math.floor((scored.length - 1) / take) * take))
  return {
    kind,
    count: scored.length,
    isCapped,
    found: inOrder.slice(from, from + take).map(({ found }) => found),
  }
}
