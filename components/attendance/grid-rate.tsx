import { useTranslations } from 'next-intl'
import type { Attendance } from '@/lib/attendance/rules'
import { comma } from '@/lib/platform/locales'
import { formatPermille } from '@/lib/platform/numbers'

type Props = { attendance: Attendance; neededPermille: number; locale: string }

/** A learner's rate; where it is below what is needed, whether it can still be reached. */
export function GridRate({ attendance: { ratePermille, bestPermille }, neededPermille, locale }: Props) {
  const t = useTranslations('attendance.grid')
  if (ratePermille === null) return <span className="text-sm text-ink-soft">{t('noRate')}</span>
  const percent = formatPermille(ratePermille, locale)
  if (ratePermille >= neededPermille) return <span className="font-semibold">{percent}</span>
  const best = bestPermille ?? ratePermille
  return (
    <>
      <span className="font-semibold text-absent">{percent}</span>
      <span className="block text-xs text-ink-soft">
        {t('needs', { needed: formatPermille(neededPermille, locale) })}
        {comma(locale)}
        {t(best >= neededPermille ? 'reach' : 'beyond', { percent: formatPermille(best, locale) })}
      </span>
    </>
  )
}
