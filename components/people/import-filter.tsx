import { getFormatter, getTranslations } from 'next-intl/server'
import { Tabs } from '@/components/ui/tabs'
import type { Verdict } from '@/lib/people/rules/import-judge'
import { importVerdicts } from '@/lib/people/schema'

type Props = { counts: Record<Verdict, number>; show: Verdict | undefined; path: string }

/** How many rows would do what; each number shows its rows. */
export async function ImportFilter({ counts, show, path }: Props) {
  const [t, verdicts, format] = await Promise.all([
    getTranslations('people.import'),
    getTranslations('terms.importVerdict'),
    getFormatter(),
  ])
  const total = importVerdicts.reduce((sum, verdict) => sum + counts[verdict], 0)
  return (
    <Tabs
      label={t('filter')}
      here={show ?? 'all'}
      items={[
        { key: 'all', href: path, label: t('all'), count: format.number(total) },
        ...importVerdicts.map((verdict) => ({
          key: verdict,
          href: `${path}?show=${verdict}`,
          label: verdicts(verdict),
          count: format.number(counts[verdict]),
        })),
      ]}
    />
  )
}
