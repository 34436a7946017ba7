import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { InLanguage } from '@/components/ui/written'
import type { CourseCard } from '@/lib/catalogue/queries/catalogue-cards'
import { enrolmentWindow, standingOf } from '@/lib/catalogue/rules'
import { now } from '@/lib/platform/clock'
import { formatDate, formatDateRange } from '@/lib/platform/dates'
import { dayIn } from '@/lib/platform/days'
import { Languages } from './languages'
import { StandingTag } from './standing-tag'

type Props = {
  edition: NonNullable<CourseCard['edition']>
  /** The language of the course's title where it is not the reader's. */
  around?: string
  languages: readonly string[]
  locale: string
}

/** The edition that a course's card shows: places or way in, dates, delivery, languages, until when. */
export function CardEdition({ edition, around, languages, locale }: Props) {
  const t = useTranslations('catalogue.card')
  const terms = useTranslations('terms.delivery')
  const { slug, label, labelLocale, startsOn, endsOn, zone, delivery, location, enrolUntilAt, places, wayIn } = edition
  const at = now()
  const closes = wayIn === 'open' && enrolmentWindow(edition, at) === 'open' ? enrolUntilAt : null
  return (
    <ul className="card-edition">
      <li>
        <StandingTag standing={standingOf(edition, at)} places={places} zone={zone} locale={locale} />
      </li>
      <li>
        <Link href={`/editions/${slug}`}>
          <bdi lang={labelLocale}>{label}</bdi>
        </Link>
        <InLanguage lang={labelLocale} around={around} />
      </li>
      <li>{formatDateRange(startsOn, endsOn, locale)}</li>
      <li>
        {terms(delivery)}
        {location ? (
          <>
            {' · '}
            <bdi>{location}</bdi>
          </>
        ) : null}
      </li>
      <li>
        <Languages languages={languages} />
      </li>
      {closes ? <li>{t('closes', { day: formatDate(new Date(dayIn(zone, closes)), locale) })}</li> : null}
    </ul>
  )
}
