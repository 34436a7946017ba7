import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatDay, formatTime, sameClock } from '@/lib/platform/dates'
import { dateFormat } from '@/lib/platform/intl-formats'
import { type CalendarDay, todayIn } from '@/lib/sessions/rules/calendar'
import { folded, type Piece, piecesOf } from '@/lib/sessions/rules/calendar-day'
import type { CalendarSession } from '@/lib/sessions/schema'
import { CalendarTags, ClockNote, MoreLink, MoveLink, movable, Until } from './calendar-marks'
import { type CalendarShown, dayPath, sessionPath } from './calendar-place'
import { SessionsOwnTime } from './session-time'

/** So many sessions stand in a day of a month; the others are one step away. */
const MOST_OF_A_DAY = 3

/** A month in weeks. On a phone each day says how many sessions it has and leads to them. */
export function CalendarMonth(shown: CalendarShown) {
  const { span, locale } = shown
  const weeks = Array.from({ length: span.days.length / 7 }, (_, i) => span.days.slice(i * 7, i * 7 + 7))
  return (
    <table className="cal-month" aria-labelledby="calendar-span">
      <thead>
        <tr>
          {(weeks[0] ?? []).map(({ on }) => (
            <th key={on} scope="col">
              {dateFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(on))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.on}>
            {week.map((day) => (
              <Day key={day.on} shown={shown} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ shown, day }: { shown: CalendarShown; day: CalendarDay }) {
  const t = useTranslations('sessions.calendar')
  const { span, sessions, zone, now, locale } = shown
  const pieces = piecesOf(sessions, day, span)
  const ownCount = pieces.filter(({ isAgain }) => !isAgain).length
  const first = folded(pieces, MOST_OF_A_DAY)
  const isToday = day.on === todayIn(zone, now)
  const isOutside = day.on < span.first || day.on > span.last
  const date = new Date(day.on)
  return (
    <td data-day={day.on} className={isOutside ? 'cal-outside' : undefined} aria-current={isToday ? 'date' : undefined}>
      <span className="cal-date">
        <time dateTime={day.on}>
          <span aria-hidden="true">{dateFormat(locale, { day: 'numeric', timeZone: 'UTC' }).format(date)}</span>
          <span className="sr-only">{formatDay(date, 'UTC', locale)}</span>
        </time>
        {isToday ? <span className="cal-today">{t('today')}</span> : null}
      </span>
      <ClockNote day={day} />
      {pieces.length === 0 ? null : (
        <>
          {ownCount > 0 ? (
            <Link
              href={dayPath(shown, day.on)}
              className="cal-count"
              aria-label={t('sessionsOn', { count: ownCount, day: formatDay(date, 'UTC', locale) })}
            >
              {ownCount}
            </Link>
          ) : null}
          <ul className="cal-chips">
            {first.shown.map((piece) => (
              <Chip key={piece.session.id} shown={shown} {...piece} />
            ))}
          </ul>
          <MoreLink shown={shown} day={day} count={first.moreCount} />
        </>
      )}
    </td>
  )
}

function Chip({ shown, session, isGoingOn, isAgain }: Piece<CalendarSession> & { shown: CalendarShown }) {
  const { zone, locale } = shown
  const { startsAt, isLive } = session
  return (
    <li
      className={`cal-chip ${isLive ? '' : 'cal-off'} ${session.id === shown.nextId && !isAgain ? 'cal-next' : ''}`}
      {...movable({ shown, session, isGoingOn })}
    >
      <Link href={sessionPath(shown, session)} className={isLive ? '' : 'line-through'}>
        {isGoingOn ? (
          <Until session={session} zone={zone} locale={locale} />
        ) : (
          <time dateTime={startsAt.toISOString()}>{formatTime(startsAt, zone, locale)}</time>
        )}{' '}
        <bdi lang={session.titleLang}>{session.title}</bdi>
      </Link>
      {isGoingOn || sameClock(startsAt, zone, session.zone) ? null : (
        <span className="cal-small">
          <SessionsOwnTime session={session} viewerZone={zone} locale={locale} />
        </span>
      )}
      <CalendarTags shown={shown} session={session} isAgain={isAgain} />
      <MoveLink shown={shown} session={session} isGoingOn={isGoingOn} />
    </li>
  )
}
