import { useTranslations } from 'next-intl'
import { TextArea } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { withdrawAction } from '@/lib/enrolments/actions'
import type { MyStanding } from '@/lib/enrolments/schema'

/** Withdrawing, with its consequence in words before it is done. */
export function WithdrawForm({ standing: { id, slug, version, state, waitingCount } }: { standing: MyStanding }) {
  const t = useTranslations('enrolments.withdraw')
  const common = useTranslations('common')
  return (
    <section aria-labelledby="withdraw" className="card grid gap-3">
      <h2 id="withdraw">{t('title')}</h2>
      <p>{state === 'waitlisted' ? t('consequenceList') : t('consequencePlace', { waiting: waitingCount })}</p>
      <ActionForm action={withdrawAction} errorTitle={common('fixErrors')} className="grid justify-items-start gap-4">
        <input type="hidden" name="slug" value={slug} />
        <input type="hidden" name="enrolmentId" value={id} />
        <input type="hidden" name="version" value={version} />
        <div className="w-full">
          <TextArea
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            optionalLabel={common('optional')}
            rows={3}
            maxLength={500}
            dir="auto"
          />
        </div>
        <SubmitButton look="danger">{t('act')}</SubmitButton>
      </ActionForm>
    </section>
  )
}
