import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Tag } from '@/components/ui/page'
import { now } from '@/lib/platform/clock'
import type { ScheduledSession } from '@/lib/sessions/schema'
import { SessionTime } from './session-time'
import { SessionTrainers } from './session-trainers'
import { SessionWhere } from './session-where'

type Props = { sessions: ScheduledSession[]; slug: string; viewerZone: string; locale: string }

/** An edition's sessions as those see them who plan them, each leading to its own page. */
export function SessionTable({ sessions, slug, viewerZone, locale }: Props) {
  const t = useTranslations('sessions.schedule')
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('session')}</th>
          <th scope="col">{t('trainers')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('register')}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <td className="sm:w-72">
              <SessionTime session={session} viewerZone={viewerZone} locale={locale} />
            </td>
            <th scope="row">
              <Link
                href={`/admin/editions/${slug}/schedule/${session.id}`}
                className={session.isLive ? '' : 'line-through'}
              >
                <bdi lang={session.titleLang}>{session.title}</bdi>
              </Link>
              {session.moduleTitle ? (
                <span className="block text-sm font-normal text-ink-soft">
                  <bdi lang={session.moduleLang}>{session.moduleTitle}</bdi>
                </span>
              ) : null}
              <SessionTags session={session} />
            </th>
            <td data-label={t('trainers')}>
              {session.trainers.length > 0 ? (
                <SessionTrainers trainers={session.trainers} />
              ) : (
                <Tag tone="warn">{t('noTrainer')}</Tag>
              )}
            </td>
            <td data-label={t('where')}>
              <SessionWhere session={session} />
            </td>
            <td data-label={t('register')}>{session.isLive ? <Register session={session} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How far the register is: nothing is amiss with one that is not taken before its session has begun. */
function Register({ session: { registerState, startsAt } }: { session: ScheduledSession }) {
  const t = useTranslations('terms.sessionState')
  if (registerState === 'notTaken' && startsAt > now()) return <span className="text-ink-soft">{t('toCome')}</span>
  return <Badge of="registerState" state={registerState} />
}

/** What is out of the ordinary about a session: cancelled, moved away from its series, not counted. */
export function SessionTags({
  session,
}: {
  session: { isLive: boolean; isMoved: boolean; countsAttendance: boolean }
}) {
  const t = useTranslations('sessions')
  if (session.isLive && !session.isMoved && session.countsAttendance) return null
  return (
    <span className="mt-1 flex flex-wrap gap-2">
      {session.isLive ? null : <Badge of="sessionState" state="cancelled" />}
      {session.isMoved ? (
        <Badge of="sessionState" state="rescheduled">
          {t('schedule.moved')}
        </Badge>
      ) : null}
      {session.countsAttendance ? null : <Tag>{t('schedule.notCounted')}</Tag>}
    </span>
  )
}
