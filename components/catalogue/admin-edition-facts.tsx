import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card, Facts } from '@/components/ui/page'
import type { EditionFacts } from '@/lib/catalogue/queries/edition'
import { formatDateRange, formatInstant, formatZone } from '@/lib/platform/dates'
import { formatPermille } from '@/lib/platform/numbers'

/** An edition in short for those who run it. */
export function EditionFactsCard({ edition, locale }: { edition: EditionFacts; locale: string }) {
  const t = useTranslations('catalogue.admin.edition')
  const facts = useTranslations('catalogue.edition')
  const course = useTranslations('catalogue.course')
  const terms = useTranslations('terms')
  const common = useTranslations('common')
  const { zone, enrolFromAt, enrolUntilAt } = edition
  const from = enrolFromAt && formatInstant(enrolFromAt, zone, locale)
  const until = enrolUntilAt && formatInstant(enrolUntilAt, zone, locale)
  const window =
    from && until
      ? facts('windowBoth', { from, until })
      : from
        ? facts('windowFrom', { from })
        : until
          ? facts('windowUntil', { until })
          : facts('windowToEnd')
  const needs = { rate: formatPermille(edition.ratePermille, locale) }
  const items = [
    { term: facts('dates'), value: formatDateRange(edition.startsOn, edition.endsOn, locale) },
    { term: facts('zone'), value: formatZone(zone, edition.startsOn, locale) },
    { term: facts('delivery'), value: terms(`delivery.${edition.delivery}`) },
    { term: facts('location'), value: edition.location ? <bdi>{edition.location}</bdi> : null },
    { term: facts('wayIn'), value: terms(`wayIn.${edition.wayIn}`) },
    { term: facts('window'), value: window },
    {
      term: facts('needs'),
      value: edition.rateBasis === 'minutes' ? facts('needsMinutes', needs) : facts('needsRate', needs),
    },
    { term: t('late'), value: formatPermille(edition.latePermille, locale) },
    { term: t('leftEarly'), value: formatPermille(edition.leftEarlyPermille, locale) },
    { term: t('isRestricted'), value: common(edition.isRestricted ? 'yes' : 'no') },
    { term: t('showsCohort'), value: common(edition.showsCohort ? 'yes' : 'no') },
    {
      term: course('code'),
      value: (
        <Link href={`/admin/courses/${edition.courseCode}`}>
          <bdi>{edition.courseCode}</bdi>
        </Link>
      ),
    },
  ]
  return (
    <Card title={t('facts')}>
      {edition.about ? (
        <p className="mb-4 whitespace-pre-line" lang={edition.labelLocale} dir="auto">
          {edition.about}
        </p>
      ) : null}
      <Facts items={items.filter(({ value }) => value)} />
    </Card>
  )
}
