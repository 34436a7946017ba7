import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/page'
import { formatTime, formatTimes, sameClock } from '@/lib/platform/dates'
import { linkOpensAt } from '@/lib/sessions/rules'
import type { TimetableSession } from '@/lib/sessions/schema'
import { SessionsOwnTime } from './session-time'
import { SessionWhere } from './session-where'

type Props = { session: TimetableSession; link: string | undefined; zone: string; now: Date; locale: string }

/** A session in a week: its time, what it is and where; the way in when it is time; struck out where it is cancelled. */
export function SessionInWeek({ session, link, zone, now, locale }: Props) {
  const t = useTranslations('sessions')
  const { startsAt, endsAt, isLive, teaches } = session
  const opensAt = linkOpensAt(session)
  const opensToday =
    isLive && session.delivery !== 'inPerson' && opensAt > now && opensAt.getTime() - now.getTime() < HALF_A_DAY
  return (
    <li className={`grid min-w-0 gap-0.5 border-s-[3px] ps-2 ${isLive ? 'border-act' : 'border-line-strong'}`}>
      <time dateTime={startsAt.toISOString()} className={`font-semibold lg:text-sm ${isLive ? '' : 'line-through'}`}>
        {formatTimes(startsAt, endsAt, zone, locale)}
      </time>
      {sameClock(startsAt, zone, session.zone) ? null : (
        <span className="text-sm text-ink-soft lg:text-xs">
          <SessionsOwnTime session={session} viewerZone={zone} locale={locale} />
        </span>
      )}
      <Link
        href={teaches ? `/teach/sessions/${session.id}` : `/my/courses/${session.editionSlug}`}
        className={`lg:text-sm ${isLive ? '' : 'line-through'}`}
      >
        <bdi lang={session.titleLang}>{session.title}</bdi>
      </Link>
      <span className="text-sm text-ink-soft lg:text-xs">
        <bdi lang={session.moduleTitle ? session.moduleLang : session.courseLang}>
          {session.moduleTitle ?? session.courseTitle}
        </bdi>
      </span>
      <span className="text-sm text-ink-soft lg:text-xs">
        <SessionWhere session={session} />
      </span>
      {isLive ? null : (
        <span className="text-sm">
          <Tag tone="bad">{t('cancelled')}</Tag> <bdi>{session.cancelledReason}</bdi>
        </span>
      )}
      {teaches ? <span className="text-sm font-semibold lg:text-xs">{t('timetable.youTeach')}</span> : null}
      {link ? (
        <a href={link} className="btn mt-1 lg:px-2 lg:text-sm" rel="noreferrer">
          {t('timetable.join')}
        </a>
      ) : null}
      {opensToday ? (
        <span className="text-sm lg:text-xs">
          {t('timetable.joinFrom', { time: formatTime(opensAt, zone, locale) })}
        </span>
      ) : null}
    </li>
  )
}

const HALF_A_DAY = 12 * 3600_000
