import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatDateRange } from '@/lib/platform/dates'
import type { Week } from '@/lib/sessions/rules'

/** Which week this is, and the way to those before and after it. */
export function WeekLinks({ week, isThisWeek, locale }: { week: Week; isThisWeek: boolean; locale: string }) {
  const t = useTranslations('sessions.timetable')
  const [first = '', last = ''] = [week.days[0], week.days[6]]
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <h2>{formatDateRange(new Date(first), new Date(last), locale)}</h2>
      <nav aria-label={t('weeks')} className="no-print flex flex-wrap gap-x-5 gap-y-2">
        <Link href={`/my/timetable?week=${week.previous}`}>{t('previous')}</Link>
        {isThisWeek ? (
          <span aria-current="date" className="text-ink-soft">
            {t('thisWeek')}
          </span>
        ) : (
          <Link href="/my/timetable">{t('thisWeek')}</Link>
        )}
        <Link href={`/my/timetable?week=${week.next}`}>{t('next')}</Link>
      </nav>
    </div>
  )
}
