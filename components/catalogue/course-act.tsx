import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Written } from '@/components/ui/written'
import type { CourseEdition } from '@/lib/catalogue/queries/course'
import type { Standing } from '@/lib/catalogue/rules'
import { formatDate, formatDateRange } from '@/lib/platform/dates'
import { dayIn } from '@/lib/platform/days'
import { PlacesLeft } from './places-left'
import { StandingTag } from './standing-tag'

type Props = {
  /** The course's edition to enrol in now, else the next to come; null where there is neither. */
  edition: CourseEdition | null
  locale: string
}

/** What one does to come in, by how an edition stands; the others have nothing to be done. */
const acts = { placesLeft: 'enrol', full: 'wait', apply: 'apply', nominate: 'nominate' } as const

function actOf({ kind }: Standing) {
  return kind in acts ? acts[kind as keyof typeof acts] : null
}

/** The way into a course: when, how many places, until when, and one act; honest where there is none. */
export function CourseAct({ edition, locale }: Props) {
  const t = useTranslations('catalogue.course')
  const card = useTranslations('catalogue.card')
  if (!edition) {
    return (
      <section aria-labelledby="way-in" className="card grid gap-2">
        <h2 id="way-in">{t('wayIn')}</h2>
        <p>{t('noOpen')}</p>
        <p className="text-sm text-ink-soft">{t('noOpenHint')}</p>
      </section>
    )
  }
  const { slug, label, labelLocale, startsOn, endsOn, zone, standing, places, takenCount, enrolUntilAt } = edition
  const act = actOf(standing)
  const countsPlaces = standing.kind === 'placesLeft' || standing.kind === 'full'
  return (
    <section aria-labelledby="way-in" className="card raised grid gap-3">
      <h2 id="way-in">{t(standing.kind === 'notYet' ? 'nextEdition' : 'wayIn')}</h2>
      <div className="grid gap-0.5">
        <p className="font-semibold">{formatDateRange(startsOn, endsOn, locale)}</p>
        <p className="text-sm text-ink-soft">
          <Written lang={labelLocale}>{label}</Written>
        </p>
      </div>
      {countsPlaces ? (
        <PlacesLeft places={places} takenCount={takenCount} />
      ) : (
        <p>
          <StandingTag standing={standing} places={places} zone={zone} locale={locale} />
        </p>
      )}
      {act && enrolUntilAt ? (
        <p className="text-sm text-ink-soft">
          {card('closes', { day: formatDate(new Date(dayIn(zone, enrolUntilAt)), locale) })}
        </p>
      ) : null}
      {act ? (
        <Link href={`/editions/${slug}#enrol`} className="btn course-act">
          {t(`acts.${act}`)}
        </Link>
      ) : (
        <p className="text-sm text-ink-soft">
          {t('noOpen')} {standing.kind === 'notYet' ? null : t('noOpenHint')}
        </p>
      )}
    </section>
  )
}

/** The same act at the foot of a phone's screen, always in sight. */
export function CourseFoot({ edition, locale }: Props) {
  const t = useTranslations('catalogue.course')
  const act = edition && actOf(edition.standing)
  if (!edition || !act) return null
  return (
    <div className="course-foot no-print">
      <p className="text-sm leading-snug">{formatDateRange(edition.startsOn, edition.endsOn, locale)}</p>
      <Link href={`/editions/${edition.slug}#enrol`} className="btn">
        {t(`acts.${act}`)}
      </Link>
    </div>
  )
}
