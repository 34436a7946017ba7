import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { institutionSignInAction } from '@/lib/accounts/actions/institution'

/** The way to signing in at the institution of that name. */
export function InstitutionForm({ name, next }: { name: string; next: string }) {
  const t = useTranslations('people.institution')
  const common = useTranslations('common')
  return (
    <ActionForm action={institutionSignInAction} errorTitle={common('fixErrors')}>
      <input type="hidden" name="next" value={next} />
      <div>
        <SubmitButton look="quiet">{t('signIn', { name })}</SubmitButton>
      </div>
    </ActionForm>
  )
}
