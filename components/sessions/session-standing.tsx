import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/page'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'
import { SessionTags } from './session-table'
import { SessionTime } from './session-time'
import { SessionWhere } from './session-where'

/** When and where a session is as it stands, and why it can no longer be moved where it cannot. */
export function SessionStanding({
  session,
  viewerZone,
  locale,
}: {
  session: PlannedSession
  viewerZone: string
  locale: string
}) {
  const t = useTranslations('sessions.one')
  return (
    <div className="grid gap-3">
      <p className="meta max-w-none">
        <SessionTime session={session} viewerZone={viewerZone} locale={locale} />
        <SessionWhere session={session} />
        {session.moduleTitle ? <bdi lang={session.moduleLang}>{session.moduleTitle}</bdi> : null}
      </p>
      <SessionTags session={session} />
      {session.isLive ? null : (
        <Notice tone="bad">{t.rich('cancelledBecause', { reason: () => <bdi>{session.cancelledReason}</bdi> })}</Notice>
      )}
      {session.isLive && session.isTaken ? <p>{t('taken')}</p> : null}
    </div>
  )
}
