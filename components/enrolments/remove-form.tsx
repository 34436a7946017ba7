import { useTranslations } from 'next-intl'
import { isolated } from '@/components/people/isolated'
import { TextArea } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { removeAction } from '@/lib/enrolments/actions'
import type { Participant } from '@/lib/enrolments/schema'

/** Taking a person off an edition, with its consequence in words before it is done. */
export function RemoveForm({
  slug,
  participant: { id, name, state, version },
}: {
  slug: string
  participant: Participant
}) {
  const t = useTranslations('enrolments.remove')
  const common = useTranslations('common')
  return (
    <section aria-labelledby="remove" className="card grid gap-3">
      <h2 id="remove">{t.rich('title', { name, ...isolated })}</h2>
      <p>{t(state === 'waitlisted' ? 'consequenceList' : 'consequencePlace')}</p>
      <ActionForm action={removeAction} errorTitle={common('fixErrors')} className="grid justify-items-start gap-4">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="enrolmentId" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="w-full">
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            rows={3}
            maxLength={500}
            required
            dir="auto"
          />
        </div>
        <SubmitButton look="danger">{t('act')}</SubmitButton>
      </ActionForm>
    </section>
  )
}
