import { useLocale, useTranslations } from 'next-intl'
import type { CourseEdition, CourseFacts } from '@/lib/catalogue/queries/course'
import { colon } from '@/lib/platform/locales'
import type { ListedSession } from '@/lib/sessions/schema'
import { Languages } from './languages'
import { NameList } from './name-list'

/** Whom a course is for. */
export function CourseAudience({ course: { audiences, level } }: { course: CourseFacts }) {
  const t = useTranslations('catalogue.course')
  const terms = useTranslations('terms')
  const locale = useLocale()
  if (audiences.length === 0 && level === null) return null
  const named = (name: string) => {
    const key = `audience.${name}` as 'audience.academia'
    return terms.has(key) ? terms(key) : name
  }
  return (
    <section aria-labelledby="audience" className="grid gap-3">
      <h2 id="audience">{t('whoFor')}</h2>
      {audiences.length > 0 ? (
        <ul className="grid list-disc gap-1 ps-6">
          {audiences.map((name) => (
            <li key={name}>{named(name)}</li>
          ))}
        </ul>
      ) : null}
      {level ? (
        <p>
          {t('level')}
          {colon(locale)}
          {terms(`courseLevel.${level}`)}
        </p>
      ) : null}
    </section>
  )
}

type Props = {
  course: CourseFacts
  /** The edition that is told about, and its sessions; without one only what every edition has is said. */
  edition: CourseEdition | null
  sessions: ListedSession[]
}

/** How a course is taught: length, languages, delivery, its live sessions, who teaches. */
export function CourseTeaching({ course, edition, sessions }: Props) {
  const t = useTranslations('catalogue.course')
  const card = useTranslations('catalogue.card')
  const terms = useTranslations('terms.delivery')
  const locale = useLocale()
  const live = sessions.filter(({ isLive }) => isLive)
  const minutes = [...new Set(live.map(({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 60_000))]
  const names = [...new Set(live.flatMap(({ trainers }) => trainers.map(({ name }) => name)))]
  const [only] = minutes
  const lines = [
    course.hours === null ? null : card('hours', { hours: course.hours }),
    course.credits === null ? null : card('credits', { credits: course.credits }),
    edition ? [terms(edition.delivery), edition.location].filter(Boolean).join(' · ') : null,
    live.length === 0
      ? null
      : minutes.length === 1 && only !== undefined
        ? t('sessionsOf', { count: live.length, minutes: only })
        : t('sessions', { count: live.length }),
  ].filter((line) => line !== null)
  if (lines.length === 0 && course.languages.length === 0) return null
  return (
    <>
      <section aria-labelledby="teaching" className="grid gap-3">
        <h2 id="teaching">{t('howTaught')}</h2>
        <ul className="grid list-disc gap-1 ps-6">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {course.languages.length > 0 ? (
            <li>
              {t('languages')}
              {colon(locale)}
              <Languages languages={course.languages} />
            </li>
          ) : null}
        </ul>
      </section>
      {names.length > 0 ? (
        <section aria-labelledby="trainers" className="grid gap-2">
          <h2 id="trainers">{t('trainers')}</h2>
          <p>
            <NameList names={names} />
          </p>
        </section>
      ) : null}
    </>
  )
}
