import { useTranslations } from 'next-intl'
import { SessionsOwnTime } from '@/components/sessions/session-time'
import { SessionWhere } from '@/components/sessions/session-where'
import { formatDay, formatTime, sameClock } from '@/lib/platform/dates'
import type { TimetableSession } from '@/lib/sessions/schema'

type Props = {
  session: TimetableSession
  /** The reader's zone. */
  zone: string
  locale: string
  /** Null until 15 minutes before, and where there is none. */
  link: string | null
}

/** The session that is under way or comes next, with the way in once it is open. */
export function NextSession({ session, zone, locale, link }: Props) {
  const t = useTranslations('enrolments.my')
  const { startsAt, endsAt, title, titleLang, moduleTitle, moduleLang, courseTitle, courseLang, trainers } = session
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
  return (
    <section
      aria-labelledby="next"
      className="card raised grid gap-5 border-s-4 border-s-act sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:items-center"
    >
      <div className="grid max-w-48 content-start gap-0.5 text-sm text-ink-soft sm:border-e sm:border-line sm:pe-5 sm:text-center">
        <span>{formatDay(startsAt, zone, locale)}</span>
        <time dateTime={startsAt.toISOString()} className="font-serif text-3xl font-semibold text-ink">
          {formatTime(startsAt, zone, locale)}
        </time>
        {sameClock(startsAt, zone, session.zone) ? null : (
          <span>
            <SessionsOwnTime session={session} viewerZone={zone} locale={locale} />
          </span>
        )}
      </div>
      <div className="grid content-center gap-1">
        <h2 id="next">
          <bdi lang={titleLang}>{title}</bdi>
        </h2>
        <p className="meta">
          <bdi lang={moduleTitle ? moduleLang : courseLang}>{moduleTitle ?? courseTitle}</bdi>
          {trainers.map(({ personId, name }) => (
            <bdi key={personId}>{name}</bdi>
          ))}
          <span>{t('minutes', { minutes })}</span>
          <SessionWhere session={session} />
        </p>
        {link || session.delivery === 'inPerson' ? null : <p className="text-sm text-ink-soft">{t('joinLater')}</p>}
      </div>
      {link ? (
        <a href={link} className="btn" rel="noreferrer">
          {t('join')}
        </a>
      ) : null}
    </section>
  )
}
