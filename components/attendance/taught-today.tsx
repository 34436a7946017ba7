import { useTranslations } from 'next-intl'
import { JoinLink } from '@/components/sessions/join-link'
import { SessionsOwnTime } from '@/components/sessions/session-time'
import type { TaughtSession } from '@/lib/attendance/queries/teaching'
import { OPENS_BEFORE_MS } from '@/lib/attendance/rules'
import { formatTime, formatTimes, sameClock } from '@/lib/platform/dates'
import type { JoiningLink } from '@/lib/sessions/schema'
import { SessionEditions, SessionTags, SessionWhereHeld } from './session-facts'
import { TaughtMarks } from './taught-marks'
import { RegisterLink } from './taught-register-link'

type Props = {
  sessions: TaughtSession[]
  /** The joining links that are shown now, by session. */
  links: Map<string, JoiningLink>
  viewerZone: string
  locale: string
}

/** Today's sessions, each with its time large, its register and, when it is due, the way in. */
export function TaughtToday({ sessions, links, ...reader }: Props) {
  return (
    <ul className="grid gap-3">
      {sessions.map((session) => (
        <li
          key={session.id}
          className={`card raised grid gap-x-6 gap-y-4 border-s-4 md:grid-cols-[11rem_minmax(0,1fr)_auto] md:items-center ${session.isLive ? 'border-s-act' : 'border-s-line-strong'}`}
        >
          <When session={session} {...reader} />
          <div className="grid gap-1">
            <p className="text-sm text-ink-soft">
              <SessionEditions session={session} />
            </p>
            <h3 className={session.isLive ? '' : 'line-through'}>
              <bdi lang={session.titleLang}>{session.title}</bdi>
            </h3>
            <div className="meta items-baseline">
              <TaughtMarks session={session} />
              <SessionWhereHeld session={session} />
              <SessionTags session={session} />
            </div>
          </div>
          <Acts session={session} link={links.get(session.id)} {...reader} />
        </li>
      ))}
    </ul>
  )
}

type OneProps = { session: TaughtSession; viewerZone: string; locale: string }

function When({ session, viewerZone, locale }: OneProps) {
  const { startsAt, endsAt, zone } = session
  return (
    <p className="grid gap-0.5">
      <time dateTime={startsAt.toISOString()} className="font-serif text-2xl font-semibold whitespace-nowrap">
        {formatTimes(startsAt, endsAt, viewerZone, locale)}
      </time>
      {sameClock(startsAt, viewerZone, zone) ? null : (
        <span className="text-sm text-ink-soft">
          <SessionsOwnTime session={session} viewerZone={viewerZone} locale={locale} />
        </span>
      )}
    </p>
  )
}

function Acts({ session, link, viewerZone, locale }: OneProps & { link: JoiningLink | undefined }) {
  const t = useTranslations('attendance.teach')
  const opensAt = new Date(session.startsAt.getTime() - OPENS_BEFORE_MS)
  return (
    <div className="grid gap-2">
      <RegisterLink session={session} raised />
      {link ? <JoinLink link={link} className="btn btn-quiet" /> : null}
      {session.phase === 'notYet' ? (
        <p className="text-sm text-ink-soft">{t('registerFrom', { time: formatTime(opensAt, viewerZone, locale) })}</p>
      ) : null}
    </div>
  )
}
