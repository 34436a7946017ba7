import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/page'
import type { HeldSession } from '@/lib/attendance/queries/session'
import { OPENS_BEFORE_MS } from '@/lib/attendance/rules'
import { formatInstant } from '@/lib/platform/dates'

type Props = { session: HeldSession; viewerZone: string; locale: string }

/** Why a register cannot be taken now, and whether it counts. */
export function RegisterNotices({ session, viewerZone, locale }: Props) {
  const t = useTranslations('attendance.register')
  if (session.phase === 'cancelled') {
    return <Notice tone="bad">{t('cancelled', { reason: session.cancelledReason ?? '' })}</Notice>
  }
  const opensAt = new Date(session.startsAt.getTime() - OPENS_BEFORE_MS)
  return (
    <>
      {session.phase === 'notYet' ? (
        <Notice>{t('notYet', { time: formatInstant(opensAt, viewerZone, locale) })}</Notice>
      ) : null}
      {session.countsAttendance ? null : <p className="text-ink-soft">{t('doesNotCount')}</p>}
    </>
  )
}
