import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { ChoiceGroup, TextArea } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { correctMarkAction } from '@/lib/attendance/actions'
import type { RollEntry } from '@/lib/attendance/queries/register'
import { markValues } from '@/lib/attendance/schema'

type Props = { sessionId: string; version: number; entry: RollEntry }

/** Changes one mark of a closed register, with a reason; what is saved now stands above what is meant. */
export function CorrectForm({ sessionId, version, entry: { enrolmentId, name, value } }: Props) {
  const t = useTranslations()
  const c = useTranslations('attendance.closed')
  return (
    <ActionForm
      action={correctMarkAction}
      errorTitle={t('common.fixErrors')}
      label={c('correctOf', { name })}
      className="no-print grid gap-4 rounded-box bg-sunk p-4"
    >
      <input type="hidden" name="sessionId" value={sessionId} />
      <input type="hidden" name="enrolmentId" value={enrolmentId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="key" value={randomUUID()} />
      <p>{c('now', { value: value ? t(`terms.markValue.${value}`) : c('none') })}</p>
      <ChoiceGroup
        kind="radio"
        name="value"
        label={c('value')}
        options={markValues.map((one) => ({ value: one, label: t(`terms.markValue.${one}`) }))}
      />
      <TextArea name="reason" label={c('reason')} hint={c('reasonHint')} rows={2} required maxLength={500} dir="auto" />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{c('submit')}</SubmitButton>
        <Link href={`/teach/sessions/${sessionId}#e-${enrolmentId}`} className="btn btn-quiet">
          {c('cancel')}
        </Link>
      </div>
    </ActionForm>
  )
}
