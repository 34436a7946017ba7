import { useTranslations } from 'next-intl'
import { Until } from '@/components/sessions/calendar-marks'
import { Tag } from '@/components/ui/page'
import { Written } from '@/components/ui/written'
import type { Day } from '@/lib/enrolments/rules'
import { formatShortDay, formatTimes, formatZone, sameClock } from '@/lib/platform/dates'
import type { TimetableSession } from '@/lib/sessions/schema'

type Props = { days: Day[]; sessions: TimetableSession[]; zone: string; locale: string }

/** The coming days side by side; on a phone those with sessions, one below the other. */
export function MyWeek({ days, sessions, zone, locale }: Props) {
  const t = useTranslations('enrolments.my')
  return (
    <section aria-labelledby="week" className="grid gap-3">
      <h2 id="week">{t('week')}</h2>
      {sessions.length === 0 ? (
        <p className="text-ink-soft">{t('noneThisWeek')}</p>
      ) : (
        <ol className="grid divide-y divide-line rounded-box border border-line bg-surface lg:grid-cols-7 lg:divide-x lg:divide-y-0">
          {days.map((day, i) => {
            // Once, on its first day; what runs over midnight into the first day shown stands there.
            const own = sessions.filter(({ startsAt }) => startsAt < day.to && (startsAt >= day.from || i === 0))
            return (
              <li
                key={day.on}
                className={`min-w-0 p-3 lg:min-h-36 ${own.length === 0 ? 'hidden lg:block' : ''} ${i === 0 ? 'bg-act-tint' : ''}`}
              >
                <h3 className="day-line font-sans text-sm font-semibold">{formatShortDay(new Date(day.on), locale)}</h3>
                {own.length > 0 ? (
                  <ul className="mt-2 grid gap-3">
                    {own.map((session) => (
                      <WeekSession
                        key={session.id}
                        session={session}
                        isGoingOn={session.startsAt < day.from}
                        zone={zone}
                        locale={locale}
                      />
                    ))}
                  </ul>
                ) : null}
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}

type SessionProps = { session: TimetableSession; isGoingOn: boolean; zone: string; locale: string }

function WeekSession({ session, isGoingOn, zone, locale }: SessionProps) {
  const t = useTranslations('enrolments.my')
  const { startsAt, endsAt, title, titleLang, courseTitle, courseLang, isLive, teaches } = session
  return (
    <li className={`border-s-3 ps-2 text-sm ${isLive ? 'border-act' : 'border-absent'}`}>
      <p className={isLive ? '' : 'line-through'}>
        {isGoingOn ? (
          <Until session={session} zone={zone} locale={locale} />
        ) : (
          formatTimes(startsAt, endsAt, zone, locale)
        )}{' '}
        <bdi lang={titleLang}>{title}</bdi>
      </p>
      <p className="text-ink-soft">
        <Written lang={courseLang}>{courseTitle}</Written>
        {sameClock(startsAt, zone, session.zone) ? null : (
          <>
            {' · '}
            {formatTimes(startsAt, endsAt, session.zone, locale)} {formatZone(session.zone, startsAt, locale)}
          </>
        )}
      </p>
      {isLive ? null : <Tag tone="bad">{t('cancelled')}</Tag>}
      {teaches ? <Tag tone="info">{t('teaching')}</Tag> : null}
    </li>
  )
}
