import type { TaughtSession } from '@/lib/attendance/queries/teaching'
import { SessionEditions, SessionFacts } from './session-facts'
import { TaughtMarks } from './taught-marks'
import { RegisterLink } from './taught-register-link'

type Props = { sessions: TaughtSession[]; viewerZone: string; locale: string }

/** Sessions with their registers one click away, and how many marks each lacks. */
export function TaughtSessions({ sessions, viewerZone, locale }: Props) {
  return (
    <ul className="divide-y divide-line rounded-box border border-line bg-surface">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
          <div className="grid gap-1">
            <p className="text-sm text-ink-soft">
              <SessionEditions session={session} />
            </p>
            <h3 className={`font-sans text-base ${session.isLive ? '' : 'line-through'}`}>
              <bdi lang={session.titleLang}>{session.title}</bdi>
            </h3>
            <SessionFacts session={session} viewerZone={viewerZone} locale={locale} />
            <p className="text-sm text-ink-soft">
              <TaughtMarks session={session} />
            </p>
          </div>
          <RegisterLink session={session} />
        </li>
      ))}
    </ul>
  )
}
