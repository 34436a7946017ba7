import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/page'
import { InLanguage } from '@/components/ui/written'
import type { CourseEdition } from '@/lib/catalogue/queries/course'
import { formatDateRange } from '@/lib/platform/dates'
import { StandingTag } from './standing-tag'

/** One of a course's editions in a list. */
export function EditionItem({ edition, around, locale }: { edition: CourseEdition; around?: string; locale: string }) {
  const t = useTranslations('catalogue.course')
  const terms = useTranslations('terms.delivery')
  const { slug, label, labelLocale, startsOn, endsOn, delivery, location, standing, places, zone, isRestricted } =
    edition
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={`/editions/${slug}`} className="font-semibold">
          <bdi lang={labelLocale}>{label}</bdi>
        </Link>
        <InLanguage lang={labelLocale} around={around} />
        <StandingTag standing={standing} places={places} zone={zone} locale={locale} />
        {isRestricted ? <Tag>{t('restricted')}</Tag> : null}
      </p>
      <p className="meta text-sm">
        <span>{formatDateRange(startsOn, endsOn, locale)}</span>
        <span>{terms(delivery)}</span>
        {location ? <bdi>{location}</bdi> : null}
      </p>
    </li>
  )
}
