import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/page'
import type { Obstacle } from '@/lib/people/rules/merge'
import { listFormat } from '@/lib/platform/intl-formats'

type Props = { obstacles: Obstacle[]; of?: 'obstacles' | 'undoObstacles' }

/** What stands in the way of a merge or of undoing one, each with whom or what it is about. */
export function MergeObstacles({ obstacles, of = 'obstacles' }: Props) {
  const t = useTranslations('people.merge')
  const refusals = useTranslations('refusals')
  const locale = useLocale()
  if (obstacles.length === 0) return null
  return (
    <Notice tone="bad">
      <p className="font-semibold">{t(of)}</p>
      <ul className="mt-1 grid gap-1">
        {obstacles.map(({ reason, names }) => (
          <li key={reason}>{refusals(reason, { names: listFormat(locale).format(names) })}</li>
        ))}
      </ul>
    </Notice>
  )
}
