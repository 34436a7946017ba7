import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { HeldSession } from '@/lib/attendance/queries/session'
import { SessionEditions, SessionFacts } from './session-facts'

type Props = { sessions: HeldSession[]; viewerZone: string; locale: string; raised?: boolean }

/** Sessions with their registers one click away; today's stand out. */
export function TaughtSessions({ sessions, viewerZone, locale, raised }: Props) {
  const look = raised
    ? { list: 'grid gap-3', row: 'card raised' }
    : { list: 'divide-y divide-line rounded-box border border-line bg-surface', row: 'px-4 py-3' }
  return (
    <ul className={look.list}>
      {sessions.map((session) => (
        <li key={session.id} className={`flex flex-wrap items-center justify-between gap-x-6 gap-y-3 ${look.row}`}>
          <div className="grid gap-1">
            <p className="text-sm text-ink-soft">
              <SessionEditions session={session} />
            </p>
            <h3 className={`${session.isLive ? '' : 'line-through'} ${raised ? '' : 'font-sans text-base'}`}>
              <bdi lang={session.titleLang}>{session.title}</bdi>
            </h3>
            <SessionFacts session={session} viewerZone={viewerZone} locale={locale} />
          </div>
          <RegisterLink session={session} raised={raised} />
        </li>
      ))}
    </ul>
  )
}

const actOf = { open: 'openRegister', closed: 'seeRegister', notYet: 'seeRoll', cancelled: null } as const

function RegisterLink({ session: { id, title, phase }, raised }: { session: HeldSession; raised?: boolean }) {
  const t = useTranslations('attendance.teach')
  const act = actOf[phase]
  if (!act) return null
  return (
    <Link
      href={`/teach/sessions/${id}`}
      className={phase === 'open' ? 'btn' : raised ? 'btn btn-quiet' : 'inline-block py-2'}
      aria-label={t(`${act}Of`, { title })}
    >
      {t(act)}
    </Link>
  )
}
