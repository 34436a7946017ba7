import { Link } from '@/components/ui/link'
import { InLanguage, Written } from '@/components/ui/written'
import type { YearEdition } from '@/lib/catalogue/queries/year'
import { standingOf } from '@/lib/catalogue/rules'
import { formatDateRange } from '@/lib/platform/dates'
import { StandingTag } from './standing-tag'
import { spanOf } from './year-span'

type Props = { edition: YearEdition; months: Date[]; now: Date; locale: string }

/** One edition of the year: its name, its dates and how one comes in, and the bar that its dates make. */
export function YearRow({ edition, months, now, locale }: Props) {
  const { slug, title, titleLang, label, labelLang, startsOn, endsOn, places, zone, look } = edition
  const { from, wide } = spanOf(edition, months)
  return (
    <li className="year-row">
      <div className="year-words">
        <Link href={`/editions/${slug}`}>
          <bdi lang={titleLang}>{title}</bdi>
        </Link>
        <InLanguage lang={titleLang} />
        <p>
          <Written lang={labelLang} around={titleLang}>
            {label}
          </Written>
          {' · '}
          {formatDateRange(startsOn, endsOn, locale)}
        </p>
        <StandingTag standing={standingOf(edition, now)} places={places} zone={zone} locale={locale} />
      </div>
      <div className="year-track" aria-hidden="true">
        <i className={`year-bar year-${look}`} style={{ insetInlineStart: from, inlineSize: wide }} />
      </div>
    </li>
  )
}
