import { useTranslations } from 'next-intl'
import { isolated } from '@/components/people/isolated'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import type { News } from '@/lib/attendance/queries/news'
import { formatDay, formatInstant, formatTime } from '@/lib/platform/dates'

/** So many stand in sight; the rest are folded under them. */
const IN_SIGHT = 3

type Props = { news: News[]; zone: string; locale: string }

/**
 * What others changed for the reader lately, each with when and under which course: since `since`, their last visit, where
 * that is longer ago than the days that are told in any case.
 */
export function MyNews({ news, since, zone, locale }: Props & { since: Date | null }) {
  const t = useTranslations('enrolments.my.news')
  const folded = news.slice(IN_SIGHT)
  return (
    <Card title={since ? t('since', { day: formatDay(since, zone, locale) }) : t('title')}>
      {news.length === 0 ? <p className="text-ink-soft">{t('none')}</p> : null}
      <Items news={news.slice(0, IN_SIGHT)} zone={zone} locale={locale} />
      {folded.length > 0 ? (
        <details className="mt-3">
          <summary className="min-h-7 cursor-pointer font-semibold">{t('more', { count: folded.length })}</summary>
          <div className="mt-2">
            <Items news={folded} zone={zone} locale={locale} />
          </div>
        </details>
      ) : null}
    </Card>
  )
}

function Items({ news, zone, locale }: Props) {
  return (
    <ul className="grid gap-3">
      {news.map((one) => (
        <li key={one.id} className="grid gap-0.5">
          <span>
            <Said one={one} zone={zone} locale={locale} />
          </span>
          <span className="meta text-sm">
            <Link href={`/my/courses/${one.slug}`}>
              <bdi lang={one.course.lang}>{one.course.text}</bdi>
            </Link>
            <time dateTime={one.at.toISOString()}>{formatInstant(one.at, zone, locale)}</time>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Said({ one, zone, locale }: { one: News; zone: string; locale: string }) {
  const t = useTranslations('enrolments.my.news')
  const terms = useTranslations('terms')
  if (one.kind === 'standing') return t('standing', { state: terms(`enrolmentState.${one.state}`) })
  const { title, startsAt } = one.session
  const at = (instant: Date) => formatInstant(instant, zone, locale)
  switch (one.kind) {
    case 'moved': {
      const [from, to] = [one.fromStartsAt, startsAt]
      const day = formatDay(to, zone, locale)
      if (formatDay(from, zone, locale) !== day) {
        return t.rich('moved', { title, from: at(from), to: at(to), ...isolated })
      }
      const clock = (instant: Date) => formatTime(instant, zone, locale)
      return t.rich('movedThatDay', { title, day, from: clock(from), to: clock(to), ...isolated })
    }
    case 'cancelled':
      return t.rich('cancelled', { title, at: at(startsAt), reason: one.reason ?? '', ...isolated })
    default:
      return t.rich(one.kind, { title, mark: terms(`markValue.${one.value}`), ...isolated })
  }
}
