import { useTranslations } from 'next-intl'
import { formatDay } from '@/lib/platform/dates'
import { todayIn } from '@/lib/sessions/rules/calendar'
import { piecesOf } from '@/lib/sessions/rules/calendar-day'
import { ClockNote, movable } from './calendar-marks'
import type { CalendarShown } from './calendar-place'
import { CalendarSession } from './calendar-session'

/** The days that have sessions, one below the other, with every session once, on its first day. */
export function CalendarAgenda(shown: CalendarShown) {
  const t = useTranslations('sessions.calendar')
  const { span, sessions, zone, now, locale } = shown
  const today = todayIn(zone, now)
  const days = span.days.map((day) => ({
    day,
    pieces: piecesOf(sessions, day, span).filter(({ isAgain }) => !isAgain),
  }))
  return (
    <ol className="cal-agenda">
      {days
        .filter(({ pieces }) => pieces.length > 0)
        .map(({ day, pieces }) => (
          <li
            key={day.on}
            data-day={day.on}
            className="cal-agenda-day"
            aria-current={day.on === today ? 'date' : undefined}
          >
            <h3>
              <time dateTime={day.on}>{formatDay(new Date(day.on), 'UTC', locale)}</time>
              {day.on === today ? <span className="cal-today">{t('today')}</span> : null}
              <ClockNote day={day} />
            </h3>
            <ul>
              {pieces.map(({ session, isGoingOn }) => (
                <li
                  key={session.id}
                  className={`cal-item ${session.isLive ? '' : 'cal-off'} ${session.id === shown.nextId ? 'cal-next' : ''}`}
                  {...movable({ shown, session, isGoingOn })}
                >
                  <CalendarSession shown={shown} session={session} isGoingOn={isGoingOn} />
                </li>
              ))}
            </ul>
          </li>
        ))}
    </ol>
  )
}
