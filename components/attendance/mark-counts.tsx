import { type MarkValue, markLetters, markValues } from '@/lib/attendance/schema'
import type { MarkWords } from './mark-words'

type Props = {
  label: string
  counts: Record<MarkValue, number>
  words: MarkWords
  unmarked: string
  total: number
}

/** How many have each mark, and how many have none; a mark that nobody has is left out. */
export function MarkCounts({ label, counts, words, unmarked, total }: Props) {
  const withoutCount = total - markValues.reduce((sum, value) => sum + counts[value], 0)
  return (
    <ul className="counts" aria-label={label}>
      {markValues.map((value) =>
        counts[value] > 0 ? (
          <li key={value} className={`c-${markLetters[value]}`}>
            {words[value]} <b>{counts[value]}</b>
          </li>
        ) : null,
      )}
      {withoutCount > 0 ? (
        <li>
          {unmarked} <b>{withoutCount}</b>
        </li>
      ) : null}
    </ul>
  )
}
