import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card, Notice } from '@/components/ui/page'
import { enrolSelectionAction } from '@/lib/enrolments/actions'
import type { Allotted } from '@/lib/enrolments/rules'
import type { ManagedEdition } from '@/lib/enrolments/schema'
import { SelectionCounts } from './selection-counts'

type Props = {
  edition: ManagedEdition
  people: { id: string; outcome: Allotted }[]
  /** Made with the page, so that a form that is sent twice is done once. */
  formKey: string
}

/** How many would get a place and how many would wait, before the button that does it. */
export function SelectionForm({ edition, people, formKey }: Props) {
  const t = useTranslations('enrolments.selection')
  const byHand = useTranslations('enrolments.byHand')
  const common = useTranslations('common')
  const joining = people.filter(({ outcome }) => outcome !== 'in')
  return (
    <Card title={t('would')} className="grid gap-3">
      <SelectionCounts kinds={people.map(({ outcome }) => outcome)} isDone={false} />
      {joining.length === 0 ? (
        <Notice>{t('nothing')}</Notice>
      ) : (
        <ActionForm
          action={enrolSelectionAction}
          errorTitle={common('fixErrors')}
          className="grid justify-items-start gap-4"
        >
          <p>{t('order')}</p>
          <input type="hidden" name="slug" value={edition.slug} />
          <input type="hidden" name="editionId" value={edition.id} />
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="people" value={people.map(({ id }) => id).join(' ')} />
          <div className="w-full max-w-160">
            <TextField
              name="reason"
              label={byHand('reason')}
              hint={t('reasonHint')}
              optionalLabel={common('optional')}
              maxLength={500}
              dir="auto"
            />
          </div>
          <SubmitButton>{t('act', { count: joining.length })}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  )
}
