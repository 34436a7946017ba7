import { useTranslations } from 'next-intl'
import { Bar } from '@/components/ui/page'
import { comma } from '@/lib/platform/locales'
import { formatPermille } from '@/lib/platform/numbers'

type Props = {
  attendance: { ratePermille: number | null; heldSessions: number; totalSessions: number } | undefined
  /** The attendance that completion needs, in thousandths. */
  neededPermille: number
  locale: string
}

/** One's attendance against what the edition needs: in words, and as a bar with a mark where the need is. */
export function AttendanceBar({ attendance, neededPermille, locale }: Props) {
  const t = useTranslations('enrolments.my')
  const needed = formatPermille(neededPermille, locale)
  const rate = attendance?.ratePermille ?? null
  const percent = rate === null ? null : formatPermille(rate, locale)
  return (
    <div className="grid gap-1.5">
      <p className="meta">
        <span>
          {percent === null ? t('noRateYet') : <strong className="text-ink">{t('attended', { percent })}</strong>}
          {comma(locale)}
          {t('needed', { percent: needed })}
        </span>
        {attendance && attendance.totalSessions > 0 ? (
          <span>{t('held', { held: attendance.heldSessions, total: attendance.totalSessions })}</span>
        ) : null}
      </p>
      {percent === null || rate === null ? null : (
        <Bar value={rate} max={1000} mark={neededPermille} label={t('rateLabel', { percent, needed })} />
      )}
    </div>
  )
}
