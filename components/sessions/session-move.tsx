import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { rescheduleAction } from '@/lib/sessions/actions'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'
import { KnownSession } from './known-session'
import { type Choices, PlaceFields, ZoneField } from './plan-fields'
import { TimesFields } from './times-fields'

/** Moves a session to other times or another place, saying who will be told. */
export function SessionMove({
  session,
  edition,
  rooms,
}: {
  session: PlannedSession
  edition: EditionToPlan
  rooms: Choices['rooms']
}) {
  const t = useTranslations('sessions.one')
  const common = useTranslations('common')
  return (
    <Card title={t('move')}>
      <ActionForm action={rescheduleAction} errorTitle={common('fixErrors')} label={t('move')}>
        <KnownSession session={session} edition={edition} />
        <p>
          {session.isOfSeries && !session.isMoved ? `${t('ofSeries')} ` : null}
          {t('willTell', { count: session.toldCount })}
        </p>
        <TimesFields kept={session} />
        <ZoneField zone={session.zone} />
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <PlaceFields rooms={rooms} kept={session} />
        </div>
        <div>
          <SubmitButton>{t('moveIt')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
