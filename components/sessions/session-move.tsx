import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { rescheduleAction } from '@/lib/sessions/actions'
import type { MovePreview } from '@/lib/sessions/queries/move-preview'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'
import { FocusHere } from './focus-here'
import { KnownSession } from './known-session'
import { MoveProposal } from './move-proposal'
import { type Choices, PlaceFields, ZoneField } from './plan-fields'
import { TimesFields } from './times-fields'

type Props = {
  session: PlannedSession
  edition: EditionToPlan
  rooms: Choices['rooms']
  /** What a calendar asks for, and the way back to it. */
  asked?: { preview: MovePreview | null; back: string | undefined }
  viewerZone: string
  locale: string
}

/** Moves a session to other times or another place, saying what that means and who will be told. */
export function SessionMove({ session, edition, rooms, asked, viewerZone, locale }: Props) {
  const t = useTranslations('sessions.one')
  const calendar = useTranslations('sessions.calendar')
  const common = useTranslations('common')
  const { preview = null, back } = asked ?? {}
  return (
    <div id="move" tabIndex={-1} className="cal-target">
      <Card title={t('move')} className="grid gap-4">
        {preview ? (
          <>
            <MoveProposal {...{ session, preview, back, viewerZone, locale }} />
            <FocusHere id="move" />
          </>
        ) : null}
        <ActionForm action={rescheduleAction} errorTitle={common('fixErrors')} label={t('move')}>
          <KnownSession session={session} edition={edition} />
          {back ? <input type="hidden" name="back" value={back} /> : null}
          {session.editionCount > 1 ? <p>{calendar('joint', { count: session.editionCount })}</p> : null}
          {session.hasBegun ? <p>{calendar('begun')}</p> : null}
          <p>
            {session.isOfSeries && !session.isMoved ? `${t('ofSeries')} ` : null}
            {t('willTell', { count: session.toldCount })}
          </p>
          <TimesFields kept={preview ? { ...preview, fold: session.fold } : session} />
          <ZoneField zone={session.zone} />
          <div className="field-row sm:grid-cols-2">
            <PlaceFields rooms={rooms} kept={session} />
          </div>
          <div>
            <SubmitButton>{t('moveIt')}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  )
}
