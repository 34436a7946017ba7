import { useTranslations } from 'next-intl'
import { TextArea } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { cancelSessionAction } from '@/lib/sessions/actions'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'
import { KnownSession } from './known-session'

/** Cancels a session; its consequence stands above the button. */
export function SessionCancel({ session, edition }: { session: PlannedSession; edition: EditionToPlan }) {
  const t = useTranslations('sessions.one')
  const common = useTranslations('common')
  return (
    <Card title={t('cancel')}>
      <ActionForm action={cancelSessionAction} errorTitle={common('fixErrors')} label={t('cancel')}>
        <KnownSession session={session} edition={edition} />
        <p>
          {t('cancelMeans')} {t('willTell', { count: session.toldCount })}
        </p>
        <TextArea
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={2}
          maxLength={500}
          dir="auto"
          required
        />
        <div>
          <SubmitButton look="danger">{t('cancelIt')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
