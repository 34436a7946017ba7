import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { InLanguage, Written } from '@/components/ui/written'
import { formatTime, formatTimes, sameClock } from '@/lib/platform/dates'
import { linkOpensAt } from '@/lib/sessions/rules'
import type { CalendarSession as Session } from '@/lib/sessions/schema'
import { CalendarTags, MoveLink, Until } from './calendar-marks'
import { type CalendarShown, sessionPath } from './calendar-place'
import { JoinLink } from './join-link'
import { SessionsOwnTime } from './session-time'
import { SessionTrainers } from './session-trainers'
import { SessionWhere } from './session-where'

type Props = { shown: CalendarShown; session: Session }

/** A session in a week or an agenda: its time, what it is and where; the way in when it is time; struck where cancelled. */
export function CalendarSession({
  shown,
  session,
  isGoingOn,
  isAgain,
}: Props & { isGoingOn?: boolean; isAgain?: boolean }) {
  const { zone, locale } = shown
  const { startsAt, endsAt, isLive } = session
  return (
    <>
      <div className="cal-time">
        <span className="cal-when">
          {isGoingOn ? (
            <Until session={session} zone={zone} locale={locale} />
          ) : (
            <time dateTime={startsAt.toISOString()} className={`font-semibold ${isLive ? '' : 'line-through'}`}>
              {formatTimes(startsAt, endsAt, zone, locale)}
            </time>
          )}{' '}
          <CalendarTags shown={shown} session={session} isAgain={isAgain} />
        </span>
        {isAgain || sameClock(startsAt, zone, session.zone) ? null : (
          <span className="cal-small">
            <SessionsOwnTime session={session} viewerZone={zone} locale={locale} />
          </span>
        )}
      </div>
      <div className="cal-body">
        <span>
          <Link href={sessionPath(shown, session)} className={`cal-title ${isLive ? '' : 'line-through'}`}>
            <bdi lang={session.titleLang}>{session.title}</bdi>
          </Link>
          <InLanguage lang={session.titleLang} />
        </span>
        {isAgain ? null : <About shown={shown} session={session} isGoingOn={isGoingOn} />}
      </div>
    </>
  )
}

/** What there is to say of a session under its title. */
function About({ shown, session, isGoingOn }: Props & { isGoingOn?: boolean }) {
  const t = useTranslations('sessions.timetable')
  const { isLive, cancelledReason } = session
  return (
    <>
      <span className="cal-small">
        <Written lang={session.moduleTitle ? session.moduleLang : session.courseLang} around={session.titleLang}>
          {session.moduleTitle ?? session.courseTitle}
        </Written>
      </span>
      <span className="cal-small">
        <SessionWhere session={session} />
      </span>
      {isLive || !cancelledReason ? null : (
        <span className="cal-small">
          <bdi>{cancelledReason}</bdi>
        </span>
      )}
      <Whose {...{ shown, session }} />
      {session.teaches ? <span className="cal-small font-semibold text-ink">{t('youTeach')}</span> : null}
      <MoveLink shown={shown} session={session} isGoingOn={isGoingOn} />
      <WayIn {...{ shown, session }} />
    </>
  )
}

/** For who plans: who teaches, or that nobody does yet. */
function Whose({ shown, session: { trainers, isLive } }: Props) {
  const t = useTranslations('sessions.schedule')
  if (!shown.isPlanned || !isLive) return null
  return (
    <span className="cal-small">
      {trainers.length > 0 ? <SessionTrainers trainers={trainers} /> : <b className="text-late">{t('noTrainer')}</b>}
    </span>
  )
}

/** The joining link while it is shown; before that, on the same day, from when it will be. */
function WayIn({ shown: { links, zone, now, locale }, session }: Props) {
  const t = useTranslations('sessions.timetable')
  const link = links?.get(session.id)
  if (link) return <JoinLink link={link} className="btn btn-small no-print mt-1" />
  const opensAt = linkOpensAt(session)
  const isSoon = opensAt > now && opensAt.getTime() - now.getTime() < HALF_A_DAY
  if (!links || !isSoon || !session.isLive || session.delivery === 'inPerson') return null
  return <span className="cal-small">{t('joinFrom', { time: formatTime(opensAt, zone, locale) })}</span>
}

const HALF_A_DAY = 12 * 3600_000
