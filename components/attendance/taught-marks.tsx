import { useTranslations } from 'next-intl'
import type { TaughtSession } from '@/lib/attendance/queries/teaching'

/** A session's roll in numbers: who is expected until it begins, then how many marks are missing. */
export function TaughtMarks({ session: { phase, timing, rollCount, unmarkedCount } }: { session: TaughtSession }) {
  const t = useTranslations('attendance.teach')
  if (phase === 'cancelled') return null
  if (rollCount === 0) return <span>{t('nobodyYet')}</span>
  if (phase === 'notYet' || (timing.kind === 'soon' && unmarkedCount === rollCount))
    return <span>{t('expected', { count: rollCount })}</span>
  if (unmarkedCount === 0) return <span>{t('marksAll', { count: rollCount })}</span>
  return (
    <strong className={phase === 'open' && timing.kind !== 'soon' ? 'text-late' : ''}>
      {t('marksMissing', { missing: unmarkedCount, total: rollCount })}
    </strong>
  )
}
