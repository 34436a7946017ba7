import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { InLanguage, Written } from '@/components/ui/written'
import type { ToPass } from '@/lib/attendance/rules'
import type { MyEnrolment } from '@/lib/enrolments/schema'
import { formatDay } from '@/lib/platform/dates'
import { AttendanceBar } from './attendance-bar'
import { EnrolmentTag } from './enrolment-tag'
import { Missing } from './missing'

type Rates = Map<string, { ratePermille: number | null; heldSessions: number; totalSessions: number; toPass: ToPass }>

type Props = { title: string; id: string; enrolments: MyEnrolment[]; rates: Rates; locale: string }

/** The reader's courses, each with their attendance and what is missing to pass. */
export function MyCourses({ title, id, enrolments, rates, locale }: Props) {
  return (
    <section aria-labelledby={id} className="card grid gap-2">
      <h2 id={id}>{title}</h2>
      <ul className="grid gap-6">
        {enrolments.map((enrolment) => (
          <MyCourse
            key={enrolment.id}
            enrolment={enrolment}
            attendance={rates.get(enrolment.editionId)}
            locale={locale}
          />
        ))}
      </ul>
    </section>
  )
}

type CourseProps = {
  enrolment: MyEnrolment
  attendance: ReturnType<Rates['get']>
  locale: string
}

function MyCourse({ enrolment, attendance, locale }: CourseProps) {
  const { slug, state, position, courseTitle, titleLocale, label, labelLocale } = enrolment
  const hasPlace = ['enrolled', 'completed', 'failed'].includes(state)
  return (
    <li className="grid gap-1">
      <h3>
        <Link href={`/my/courses/${slug}`}>
          <bdi lang={titleLocale}>{courseTitle}</bdi>
        </Link>
        <InLanguage lang={titleLocale} />
      </h3>
      <p className="meta">
        {label ? (
          <span>
            <Written lang={labelLocale} around={titleLocale}>
              {label}
            </Written>
          </span>
        ) : null}
        <When enrolment={enrolment} locale={locale} />
        {state === 'enrolled' ? null : <EnrolmentTag state={state} position={position} />}
      </p>
      {hasPlace ? (
        <AttendanceBar attendance={attendance} neededPermille={enrolment.ratePermille} locale={locale} />
      ) : null}
      {state === 'enrolled' && attendance ? <Missing toPass={attendance.toPass} /> : null}
    </li>
  )
}

function When({ enrolment: { phase, startsOn, endsOn }, locale }: { enrolment: MyEnrolment; locale: string }) {
  const t = useTranslations('enrolments.my')
  const phases = useTranslations('terms.editionPhase')
  // Calendar dates are midnight UTC.
  const day = (on: Date) => formatDay(on, 'UTC', locale)
  if (phase === 'upcoming') return <span>{t('begins', { day: day(startsOn) })}</span>
  if (phase === 'running') return <span>{t('ends', { day: day(endsOn) })}</span>
  if (phase === 'cancelled' || phase === 'draft') return <span>{phases(phase)}</span>
  return <span>{t('ended', { day: day(endsOn) })}</span>
}
