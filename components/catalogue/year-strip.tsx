import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import type { YearEdition } from '@/lib/catalogue/queries/year'
import { dateFormat } from '@/lib/platform/intl-formats'
import { YearRow } from './year-row'
import { placeOf } from './year-span'

type Props = { editions: YearEdition[]; moreCount: number; months: Date[]; now: Date; locale: string }

/**
 * Twelve months of editions as bars under the months' names, each beside its own words: who cannot see the bars reads
 * the dates, so that the bars themselves are said to nobody.
 */
export function YearStrip({ editions, moreCount, months, now, locale }: Props) {
  const t = useTranslations('catalogue.home')
  const nameOf = (month: Date, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: 'UTC' }).format(month)
  const [first, last] = [months[0], months.at(-2)]
  const whole = { month: 'long', year: 'numeric' } as const
  return (
    <section aria-labelledby="year" className="grid gap-3">
      <h2 id="year">{t('yearTitle')}</h2>
      {first && last ? <p>{t('yearLead', { from: nameOf(first, whole), to: nameOf(last, whole) })}</p> : null}
      {editions.length === 0 ? (
        <Empty>{t('yearNone')}</Empty>
      ) : (
        <div className="year">
          <ul className="year-legend">
            {(['open', 'full', 'running', 'coming'] as const).map((look) => (
              <li key={look}>
                <i className={`year-bar year-${look}`} />
                {t(`legend.${look}`)}
              </li>
            ))}
          </ul>
          <div className="year-months" aria-hidden="true">
            {months.slice(0, -1).map((month) => (
              <span key={month.getTime()} data-narrow={nameOf(month, { month: 'narrow' })}>
                {nameOf(month, { month: 'short' })}
              </span>
            ))}
          </div>
          <ol style={{ '--today': `${Math.round(placeOf(now, months) * 1000) / 10}%` } as React.CSSProperties}>
            {editions.map((edition) => (
              <YearRow key={edition.id} edition={edition} months={months} now={now} locale={locale} />
            ))}
          </ol>
        </div>
      )}
      {moreCount > 0 ? (
        <p>
          <Link href="/courses">{t('yearMore', { count: moreCount })}</Link>
        </p>
      ) : null}
    </section>
  )
}
