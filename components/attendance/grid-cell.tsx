import { getTranslations } from 'next-intl/server'
import type { GridRow } from '@/lib/attendance/queries/grid'
import { markLetters } from '@/lib/attendance/schema'
import type { MarkWords } from './mark-words'

type Props = {
  mark: GridRow['marks'][number]
  texts: { words: MarkWords; initials: MarkWords; out: string }
  /** Where the mark is corrected, of a row that is opened for it. */
  correctHref?: string
}

/** A mark by its letter, and its word for who cannot see it. */
export function GridCell({ mark, texts: { words, initials, out }, correctHref }: Props) {
  if (mark === null) return <td />
  if (mark === 'out')
    return (
      <td>
        <span className="text-ink-soft" aria-hidden>
          –
        </span>
        <span className="sr-only">{out}</span>
      </td>
    )
  const look = `mark c-${markLetters[mark]}`
  if (correctHref) return <CorrectedBy href={correctHref} look={look} initial={initials[mark]} word={words[mark]} />
  return (
    <td>
      <span className={look} aria-hidden>
        {initials[mark]}
      </span>
      <span className="sr-only">{words[mark]}</span>
    </td>
  )
}

async function CorrectedBy({ href, look, initial, word }: Record<'href' | 'look' | 'initial' | 'word', string>) {
  const t = await getTranslations('attendance')
  return (
    <td>
      <a href={href} className={look}>
        <span aria-hidden>{initial}</span>
        <span className="sr-only">{t('grid.correctMark', { mark: word })}</span>
      </a>
    </td>
  )
}
