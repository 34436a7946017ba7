import { useTranslations } from 'next-intl'
import { markLetters, markValues } from '@/lib/attendance/schema'

/** What the grid's letters say. */
export function GridLegend() {
  const t = useTranslations()
  return (
    <dl className="meta text-sm" aria-label={t('attendance.grid.legend')}>
      {markValues.map((value) => (
        <div key={value} className="flex items-baseline gap-2">
          <dt>
            <span className={`mark c-${markLetters[value]}`}>{t(`attendance.grid.letters.${value}`)}</span>
          </dt>
          <dd>{t(`terms.markValue.${value}`)}</dd>
        </div>
      ))}
      <div className="flex items-baseline gap-2">
        <dt>–</dt>
        <dd>{t('attendance.grid.out')}</dd>
      </div>
    </dl>
  )
}
