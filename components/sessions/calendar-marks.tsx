import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/page'
import { formatDay, formatTime } from '@/lib/platform/dates'
import type { CalendarDay } from '@/lib/sessions/rules/calendar'
import type { CalendarSession } from '@/lib/sessions/schema'
import { type CalendarShown, dayPath, movePath } from './calendar-place'

type Shown = { shown: CalendarShown; session: CalendarSession }
type Props = Shown & { isGoingOn?: boolean }

/** What is out of the ordinary about a session: it is the next one, or cancelled. */
export function CalendarTags({ shown: { nextId }, session, isAgain }: Shown & { isAgain?: boolean }) {
  const t = useTranslations('sessions')
  return (
    <>
      {session.id === nextId && !isAgain ? <Tag tone="info">{t('calendar.isNext')}</Tag> : null}
      {session.isLive ? null : <Tag tone="bad">{t('cancelled')}</Tag>}
    </>
  )
}

type UntilProps = { session: { endsAt: Date; isLive: boolean }; zone: string; locale: string }

/** Where a session's time stands on a day after the one on which it began: "Until 00:30". */
export function Until({ session: { endsAt, isLive }, zone, locale }: UntilProps) {
  const t = useTranslations('sessions.calendar')
  return (
    <time dateTime={endsAt.toISOString()} className={isLive ? 'font-semibold' : 'line-through'}>
      {t('until', { time: formatTime(endsAt, zone, locale) })}
    </time>
  )
}

/** The way to the page on which a session is moved: what drag and keys are beside. */
export function MoveLink({ shown, session, isGoingOn }: Props) {
  const t = useTranslations('sessions.calendar')
  if (!session.isMovable || isGoingOn) return null
  return (
    <Link
      href={movePath(shown, session)}
      className="cal-move no-print"
      aria-label={t('moveOf', { title: session.title })}
    >
      {t('move')}
    </Link>
  )
}

/** That a day has 23 or 25 hours, since the clocks change. */
export function ClockNote({ day }: { day: CalendarDay }) {
  const t = useTranslations('sessions.calendar')
  return day.hours === 24 ? null : <span className="cal-clocks">{t('clocks', { hours: day.hours })}</span>
}

/** How many sessions of a day are folded away, and the way to all of them. */
export function MoreLink({ shown, day, count }: { shown: CalendarShown; day: CalendarDay; count: number }) {
  const t = useTranslations('sessions.calendar')
  if (count === 0) return null
  const name = formatDay(new Date(day.on), 'UTC', shown.locale)
  return (
    <Link href={dayPath(shown, day.on)} className="cal-more" aria-label={t('moreOn', { count, day: name })}>
      {t('more', { count })}
    </Link>
  )
}

/** What the script of a planner's calendar knows of a session that can be moved; nothing of one that cannot. */
export function movable({ shown, session, isGoingOn }: Props) {
  if (!session.isMovable || isGoingOn) return {}
  return {
    'data-movable': session.id,
    'data-title': session.title,
    'data-start': session.localStart,
    'data-end': session.localEnd,
    'data-at': session.startsAt.toISOString(),
    'data-zone': session.zone === shown.zone ? undefined : session.zone,
    'data-edition': session.editionSlug,
  }
}
