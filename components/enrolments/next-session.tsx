import { useTranslations } from 'next-intl'
import { JoinLink } from '@/components/sessions/join-link'
import { SessionsOwnTime } from '@/components/sessions/session-time'
import { SessionWhere } from '@/components/sessions/session-where'
import { Link } from '@/components/ui/link'
import { Written } from '@/components/ui/written'
import { formatDay, formatTime, formatZone, sameClock } from '@/lib/platform/dates'
import { linkOpensAt } from '@/lib/sessions/rules'
import type { JoiningLink, TimetableSession } from '@/lib/sessions/schema'
import { relativeTo } from './relative'

type Props = {
  session: TimetableSession
  /** The reader's zone. */
  zone: string
  locale: string
  now: Date
  /** Null until 15 minutes before, and where there is none. */
  link: JoiningLink | null
}

/** The session that is under way or comes next: when, in large; what; and the way in once it is open. */
export function NextSession({ session, zone, locale, now, link }: Props) {
  const t = useTranslations('enrolments.my')
  const { startsAt, endsAt, title, titleLang, moduleTitle, moduleLang, courseTitle, courseLang, trainers } = session
  const hasBegun = startsAt <= now
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
  return (
    <section
      aria-labelledby="next"
      className="card raised grid gap-5 border-s-4 border-s-act md:grid-cols-[15rem_minmax(0,1fr)_auto] md:items-center"
    >
      <div className="grid content-start gap-0.5 text-sm text-ink-soft md:border-e md:border-line md:pe-5">
        <span className="day-line text-base font-semibold text-ink">{formatDay(startsAt, zone, locale)}</span>
        <span className="flex flex-wrap items-baseline gap-x-3">
          <time dateTime={startsAt.toISOString()} className="font-serif text-5xl leading-tight font-semibold text-ink">
            {formatTime(startsAt, zone, locale)}
          </time>
          {hasBegun ? null : <span>{relativeTo(startsAt, now, zone, locale)}</span>}
        </span>
        <span>{formatZone(zone, startsAt, locale)}</span>
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
          <span>
            <Written lang={moduleTitle ? moduleLang : courseLang}>{moduleTitle ?? courseTitle}</Written>
          </span>
          {trainers.map(({ personId, name }) => (
            <bdi key={personId}>{name}</bdi>
          ))}
          <span>{t('minutes', { minutes })}</span>
          <SessionWhere session={session} />
        </p>
        {link ? null : <HowToJoin session={session} zone={zone} locale={locale} now={now} />}
      </div>
      {link || session.teaches ? (
        <div className="grid gap-2">
          {link ? <JoinLink link={link} className="btn" /> : null}
          {session.teaches ? (
            <Link href={`/teach/sessions/${session.id}`} className="btn btn-quiet">
              {t('register')}
            </Link>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

/** From when one can join, where it is not yet time. */
function HowToJoin({ session, zone, locale, now }: Omit<Props, 'link'>) {
  const t = useTranslations()
  const opensAt = linkOpensAt(session)
  if (session.delivery === 'inPerson') return null
  if (opensAt <= now) return <p className="text-sm text-ink-soft">{t('enrolments.my.noLink')}</p>
  return (
    <p className="text-sm text-ink-soft">
      {t('sessions.timetable.joinFrom', { time: formatTime(opensAt, zone, locale) })} {t('enrolments.my.joinLater')}
    </p>
  )
}
