import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Facts } from '@/components/ui/page'
import type { EditionFacts as Edition } from '@/lib/catalogue/queries/edition'
import { formatDateRange, formatZone } from '@/lib/platform/dates'
import { formatPermille } from '@/lib/platform/numbers'
import { EnrolmentWindow } from './enrolment-window'
import { Languages } from './languages'
import { NameList } from './name-list'

type Props = { edition: Edition; viewerZone: string | null; locale: string }

/** What a reader decides by: when, where, in what languages, how one comes in, what it asks. */
export function EditionFacts({ edition, viewerZone, locale }: Props) {
  const t = useTranslations('catalogue.edition')
  const terms = useTranslations('terms')
  const { startsOn, endsOn, zone, delivery, location, languages, wayIn, ratePermille, rateBasis } = edition
  const named = (part: 'partner' | 'donor') =>
    edition.organisations.filter((one) => one.part === part).map(({ name }) => name)
  const [partners, donors] = [named('partner'), named('donor')]
  const rate = formatPermille(ratePermille, locale)
  const needs =
    ratePermille === 0 ? t('needsNothing') : t(rateBasis === 'minutes' ? 'needsMinutes' : 'needsRate', { rate })
  const items = [
    { term: t('dates'), value: formatDateRange(startsOn, endsOn, locale) },
    { term: t('zone'), value: formatZone(zone, startsOn, locale) },
    { term: t('delivery'), value: terms(`delivery.${delivery}`) },
    { term: t('location'), value: location && <bdi>{location}</bdi> },
    { term: t('languages'), value: languages.length > 0 ? <Languages languages={languages} /> : null },
    { term: t('wayIn'), value: terms(`wayIn.${wayIn}`) },
    { term: t('window'), value: <EnrolmentWindow edition={edition} viewerZone={viewerZone} locale={locale} /> },
    { term: t('needs'), value: needs },
    { term: t('partners'), value: partners.length > 0 ? <NameList names={partners} /> : null },
    { term: t('donors'), value: donors.length > 0 ? <NameList names={donors} /> : null },
    {
      term: t('course'),
      value: (
        <Link href={`/courses/${edition.courseCode}`}>
          <bdi lang={edition.titleLocale}>{edition.courseTitle}</bdi>
        </Link>
      ),
    },
  ]
  return <Facts items={items.filter((item) => item.value)} />
}
