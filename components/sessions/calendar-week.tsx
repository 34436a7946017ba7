import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { formatDay, formatShortDay, formatTime } from '@/lib/platform/dates'
import { type CalendarDay, todayIn } from '@/lib/sessions/rules/calendar'
import { hoursOf, inLanes, minutesOf, type Piece, type Placed, piecesOf } from '@/lib/sessions/rules/calendar-day'
import type { CalendarSession as Session } from '@/lib/sessions/schema'
import { ClockNote, MoreLink, movable } from './calendar-marks'
import type { CalendarShown } from './calendar-place'
import { CalendarSession } from './calendar-session'

/** A row of the week's grid, in minutes; calendar-mover.ts counts in the same. */
const ROW = 15
/** So many sessions stand side by side; the others are one step away. */
const MOST_LANES = 2

type Block = Piece<Session> & { from: number; to: number }
type Day = { day: CalendarDay; blocks: Block[] }

/** A week with the hours down its side; on a narrow screen a list of the days that have sessions. */
export function CalendarWeek(shown: CalendarShown) {
  const { span, sessions, zone, locale } = shown
  const days = span.days.map((day): Day => {
    const pieces = piecesOf(sessions, day, span)
    return { day, blocks: pieces.map((piece) => ({ ...piece, ...minutesOf(piece.session, day, zone) })) }
  })
  const { first, last } = hoursOf(days.flatMap(({ blocks }) => blocks))
  const hours = Array.from({ length: last - first }, (_, i) => first + i)
  return (
    <div className="cal-week" style={vars({ '--rows': hours.length * (60 / ROW) })}>
      <div className="cal-hours" aria-hidden="true">
        {hours.map((hour, i) => (
          <span key={hour} style={vars({ '--row': i * (60 / ROW) + HEAD_ROWS + 1 })}>
            {formatTime(new Date(Date.UTC(2026, 0, 1, hour)), 'UTC', locale)}
          </span>
        ))}
      </div>
      <ol className="cal-days">
        {days.map(({ day, blocks }) => (
          <WeekDay key={day.on} shown={shown} day={day} blocks={blocks} first={first} />
        ))}
      </ol>
    </div>
  )
}

/** The rows above the hours: a day's name, and what there is to say of it. */
const HEAD_ROWS = 2

function WeekDay({ shown, day, blocks, first }: Day & { shown: CalendarShown; first: number }) {
  const t = useTranslations('sessions.calendar')
  const { zone, now, locale } = shown
  const { placed, lanes, moreCount } = inLanes(blocks, MOST_LANES)
  const isToday = day.on === todayIn(zone, now)
  const date = new Date(day.on)
  return (
    <li
      data-day={day.on}
      className={`cal-day ${blocks.every(({ isAgain }) => isAgain) ? 'cal-empty' : ''}`}
      aria-current={isToday ? 'date' : undefined}
    >
      <h3>
        <time dateTime={day.on}>
          <span className="cal-long">{formatDay(date, 'UTC', locale)}</span>
          <span className="cal-short">{formatShortDay(date, locale)}</span>
        </time>
        {isToday ? <span className="cal-today">{t('today')}</span> : null}
      </h3>
      <div className="cal-notes">
        <ClockNote day={day} />
        <MoreLink shown={shown} day={day} count={moreCount} />
      </div>
      <ul style={vars({ '--lanes': lanes })}>
        {placed.map((block) => (
          <Cell key={block.session.id} shown={shown} block={block} first={first} />
        ))}
      </ul>
    </li>
  )
}

function Cell({ shown, block, first }: { shown: CalendarShown; block: Placed<Block>; first: number }) {
  const { session, isGoingOn, isAgain, from, to, lane } = block
  const row = (minutes: number) => minutes / ROW - first * (60 / ROW) + 1
  const start = Math.floor(row(from))
  const place = { '--from': start, '--to': Math.max(start + 2, Math.ceil(row(to))), '--lane': lane + 1 }
  return (
    <li
      style={vars(place)}
      className={`cal-item ${session.isLive ? '' : 'cal-off'} ${isAgain ? 'cal-again' : session.id === shown.nextId ? 'cal-next' : ''}`}
      {...movable({ shown, session, isGoingOn })}
    >
      <CalendarSession shown={shown} session={session} isGoingOn={isGoingOn} isAgain={isAgain} />
    </li>
  )
}

const vars = (values: Record<string, number>) => values as CSSProperties
