import { useTranslations } from 'next-intl'
import { Empty, Tag } from '@/components/ui/page'
import type { ListedSession } from '@/lib/sessions/schema'
import { OwnTime } from './own-time'
import { SessionTime } from './session-time'
import { SessionTrainers } from './session-trainers'
import { SessionWhere } from './session-where'

type Props = {
  sessions: ListedSession[]
  /** The reader's zone; null for a visitor. */
  viewerZone: string | null
  locale: string
}

/** An edition's sessions as anyone may read them; the page fetches them. */
export function SessionList({ sessions, viewerZone, locale }: Props) {
  const t = useTranslations('sessions')
  if (sessions.length === 0) return <Empty>{t('noneYet')}</Empty>
  return (
    <ol className="grid gap-0 divide-y divide-line rounded-box border border-line bg-surface">
      {sessions.map((session) => (
        <li key={session.id} className="grid gap-1 px-4 py-3">
          <p className="meta">
            <SessionTime session={session} viewerZone={viewerZone} locale={locale} />
            {viewerZone ? null : (
              <OwnTime
                startsAt={session.startsAt.toISOString()}
                zone={session.zone}
                locale={locale}
                label={t.raw('yourTime') as string}
              />
            )}
            {session.isLive ? null : <Tag tone="bad">{t('cancelled')}</Tag>}
          </p>
          <p className="font-semibold">
            <bdi lang={session.titleLang} className={session.isLive ? '' : 'line-through'}>
              {session.title}
            </bdi>
          </p>
          <p className="meta text-sm">
            {session.moduleTitle ? <bdi lang={session.moduleLang}>{session.moduleTitle}</bdi> : null}
            <SessionTrainers trainers={session.trainers} />
            <SessionWhere session={session} />
          </p>
        </li>
      ))}
    </ol>
  )
}
