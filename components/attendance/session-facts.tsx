import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { SessionTime } from '@/components/sessions/session-time'
import { Tag, type Tone } from '@/components/ui/page'
import type { HeldSession } from '@/lib/attendance/queries/session'
import type { Timing } from '@/lib/attendance/rules'
import { Written } from './written'

/** The editions of a session with their module: "LL.M., 20th edition · International criminal law". */
export function SessionEditions({ session }: { session: Pick<HeldSession, 'editions'> }) {
  return session.editions.map(({ id, course, label, module }, i) => (
    <Fragment key={id}>
      {i > 0 ? ' + ' : null}
      <Written text={course} /> · <Written text={label} />
      {module ? (
        <>
          {' '}
          · <Written text={module} />
        </>
      ) : null}
    </Fragment>
  ))
}

type Props = { session: HeldSession; viewerZone: string; locale: string }

/** When, where and how far: the line under a session's title. */
export function SessionFacts({ session, viewerZone, locale }: Props) {
  return (
    <div className="meta items-baseline">
      <SessionTime session={session} viewerZone={viewerZone} locale={locale} />
      <SessionWhereHeld session={session} />
      <SessionTags session={session} />
    </div>
  )
}

/** Online, in person or both, and in which room. */
export function SessionWhereHeld({ session }: { session: HeldSession }) {
  const t = useTranslations('terms.delivery')
  return (
    <span>
      {t(session.delivery)}
      {session.roomName ? (
        <>
          {' '}
          · <bdi>{session.roomName}</bdi>
        </>
      ) : null}
    </span>
  )
}

const toneOf: Record<Timing['kind'], Tone> = {
  cancelled: 'bad',
  later: 'plain',
  soon: 'info',
  underWay: 'good',
  over: 'plain',
}

/** How far a session is, and how far its register. */
export function SessionTags({ session: { timing, phase, isSaved, countsAttendance } }: { session: HeldSession }) {
  const t = useTranslations('attendance.state')
  const isDue = timing.kind === 'over' && phase === 'open' && countsAttendance
  return (
    <>
      {timing.kind === 'later' || (timing.kind === 'over' && isDue) ? null : (
        <Tag tone={toneOf[timing.kind]}>
          {t(timing.kind, 'minutes' in timing ? { minutes: timing.minutes } : { minutes: 0 })}
        </Tag>
      )}
      {phase === 'closed' ? <Tag tone="good">{t('closed')}</Tag> : null}
      {phase === 'open' && isSaved ? <Tag tone="warn">{t('saved')}</Tag> : null}
      {isDue && !isSaved ? <Tag tone="warn">{t('notTaken')}</Tag> : null}
    </>
  )
}
