import { getFormatter, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import type { Verdict } from '@/lib/people/rules/import-judge'
import { importVerdicts } from '@/lib/people/schema'

type Props = { counts: Record<Verdict, number>; show: Verdict | undefined; path: string }

/** How many rows would do what; each number shows its rows. */
export async function ImportFilter({ counts, show, path }: Props) {
  const [t, format] = await Promise.all([getTranslations('people.import'), getFormatter()])
  const total = importVerdicts.reduce((sum, verdict) => sum + counts[verdict], 0)
  const tabs = [
    { verdict: undefined, name: t('all'), count: total },
    ...importVerdicts.map((verdict) => ({ verdict, name: t(`verdicts.${verdict}`), count: counts[verdict] })),
  ]
  return (
    <nav aria-label={t('filter')} className="flex flex-wrap gap-x-6 border-b border-line">
      {tabs.map(({ verdict, name, count }) => (
        <Link
          key={name}
          href={verdict ? `${path}?show=${verdict}` : path}
          className="nav-link"
          aria-current={verdict === show ? 'page' : undefined}
        >
          {name} <strong className="font-semibold text-ink">{format.number(count)}</strong>
        </Link>
      ))}
    </nav>
  )
}
