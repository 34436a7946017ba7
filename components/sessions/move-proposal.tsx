import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/page'
import { formatDay, formatTimes } from '@/lib/platform/dates'
import type { MovePreview } from '@/lib/sessions/queries/move-preview'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'
import { ClashNote } from './clash-note'
import { SessionTime } from './session-time'

type Props = {
  session: PlannedSession
  preview: MovePreview
  /** The calendar that it was asked for in. */
  back: string | undefined
  viewerZone: string
  locale: string
}

/** What a move would mean that a calendar asks for: from when to when, and what is in its way. Nothing is saved yet. */
export function MoveProposal({ session, preview, back, viewerZone, locale }: Props) {
  const t = useTranslations('sessions.calendar')
  const words = useTranslations('sessions.preview')
  const { times, fault, clashes, isPast } = preview
  const asked = new Date(`${preview.localStart}Z`)
  const until = new Date(`${preview.localEnd}Z`)
  return (
    <div className="grid gap-2">
      <dl className="grid gap-2">
        <div>
          <dt className="text-sm text-ink-soft">{t('from')}</dt>
          <dd>
            <SessionTime session={session} viewerZone={viewerZone} locale={locale} />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-ink-soft">{t('to')}</dt>
          <dd>
            {times ? (
              <SessionTime session={{ ...times, zone: session.zone }} viewerZone={viewerZone} locale={locale} />
            ) : (
              `${formatDay(asked, 'UTC', locale)} ${formatTimes(asked, until, 'UTC', locale)}`
            )}
          </dd>
        </div>
      </dl>
      {fault === 'localTimeMissing' ? <Notice tone="bad">{words('missingWhy')}</Notice> : null}
      {isPast ? <Notice tone="warn">{t('toPast')}</Notice> : null}
      {clashes.length > 0 ? (
        <div className="notice notice-bad">
          <ul className="grid gap-1">
            {clashes.map((clash) => (
              <li key={clash.kind + clash.id + clash.session?.id}>
                <ClashNote clash={clash} zone={viewerZone} locale={locale} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {times && clashes.length === 0 ? <p>{t('nothingInTheWay')}</p> : null}
      <p>
        {t('notSaved')} {back ? <Link href={back}>{t('leave')}</Link> : null}
      </p>
    </div>
  )
}
