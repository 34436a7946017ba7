import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { changeDetailsAction } from '@/lib/sessions/actions'
import type { PlannedSession } from '@/lib/sessions/queries/planned-session'
import type { EditionToPlan } from '@/lib/sessions/queries/planning'
import { KnownSession } from './known-session'
import { CountsField, ModuleField } from './plan-fields'

/** Changes what a session is called, its module, its joining link and whether it counts. */
export function SessionDetails({ session, edition }: { session: PlannedSession; edition: EditionToPlan }) {
  const t = useTranslations('sessions.one')
  const plan = useTranslations('sessions.plan')
  const preview = useTranslations('sessions.preview')
  const common = useTranslations('common')
  return (
    <Card title={t('details')}>
      <ActionForm action={changeDetailsAction} errorTitle={common('fixErrors')} label={t('details')}>
        <KnownSession session={session} edition={edition} />
        <TextField
          name="title"
          label={plan('title')}
          defaultValue={session.title}
          maxLength={200}
          dir="auto"
          required
        />
        <ModuleField edition={edition} kept={session.moduleId} />
        <TextField
          name="link"
          type="url"
          label={preview('link')}
          hint={preview('linkHint')}
          optionalLabel={common('optional')}
          defaultValue={session.link ?? ''}
          dir="ltr"
        />
        <CountsField kept={session.countsAttendance} />
        <div>
          <SubmitButton look="quiet">{t('saveDetails')}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
