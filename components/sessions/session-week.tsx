import { useTranslations } from 'next-intl'
import { Empty } from '@/components/ui/page'
import { formatDay, formatShortDay } from '@/lib/platform/dates'
import { localAt, type Week } from '@/lib/sessions/rules'
import type { TimetableSession } from '@/lib/sessions/schema'
import { SessionInWeek } from './session-in-week'

type Props = {
  week: Week
  sessions: TimetableSession[]
  /** The joining links that are shown now, by session. */
  links: Map<string, string>
  /** The reader's. */
  zone: string
  now: Date
  locale: string
}

/** A week of sessions: seven columns on a wide screen, on a narrow one a list of the days that have any. */
export function SessionWeek({ week, sessions, links, zone, now, locale }: Props) {
  const t = useTranslations('sessions.timetable')
  const today = localAt(now, zone).slice(0, 10)
  const dayOf = (session: TimetableSession) => {
    const day = localAt(session.startsAt, zone).slice(0, 10)
    // One that began last week and goes on past midnight stands on the first day.
    return week.days.includes(day) ? day : week.days[0]
  }
  return (
    <>
      {sessions.length === 0 ? <Empty>{t('none')}</Empty> : null}
      <ol
        className={`${sessions.length === 0 ? 'hidden lg:grid' : 'grid'} divide-y divide-line rounded-box border border-line bg-surface lg:min-h-48 lg:grid-cols-7 lg:divide-x lg:divide-y-0`}
      >
        {week.days.map((day) => {
          const ofDay = sessions.filter((session) => dayOf(session) === day)
          return (
            <li
              key={day}
              className={`${ofDay.length === 0 ? 'hidden lg:grid' : 'grid'} min-w-0 content-start gap-3 px-4 py-3 lg:px-2.5 ${day === today ? 'bg-act-tint' : ''}`}
            >
              <h3 className="font-sans text-base lg:text-sm" aria-current={day === today ? 'date' : undefined}>
                <time dateTime={day}>
                  <span className="lg:hidden">{formatDay(new Date(day), 'UTC', locale)}</span>
                  <span className="hidden lg:inline">{formatShortDay(new Date(day), locale)}</span>
                </time>
                {day === today ? <span className="ms-2 font-normal text-ink-soft">{t('today')}</span> : null}
              </h3>
              {ofDay.length === 0 ? null : (
                <ul className="grid gap-3">
                  {ofDay.map((session) => (
                    <SessionInWeek
                      key={session.id}
                      session={session}
                      link={links.get(session.id)}
                      zone={zone}
                      now={now}
                      locale={locale}
                    />
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
