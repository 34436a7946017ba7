import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/page'
import type { Obstacle } from '@/lib/people/rules/merge'
import { listFormat } from '@/lib/platform/intl-formats'

/** What stands in the way of a merge, each with whom or what it is about. */
export function MergeObstacles({ obstacles }: { obstacles: Obstacle[] }) {
  const t = useTranslations('people.merge')
  const refusals = useTranslations('refusals')
  const locale = useLocale()
  if (obstacles.length === 0) return null
  return (
    <Notice tone="bad">
      <p className="font-semibold">{t('obstacles')}</p>
      <ul className="mt-1 grid gap-1">
        {obstacles.map(({ reason, names }) => (
          <li key={reason}>{refusals(reason, { names: listFormat(locale).format(names) })}</li>
        ))}
      </ul>
    </Notice>
  )
}
