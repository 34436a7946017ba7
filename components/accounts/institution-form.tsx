import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { institutionSignInAction, proveAtInstitutionAction } from '@/lib/accounts/actions/institution'

/** The way to the institution of that name: to sign in there, or to prove there that it is they. */
export function InstitutionForm({ name, next, use }: { name: string; next: string; use: 'signIn' | 'prove' }) {
  const t = useTranslations('people.institution')
  const common = useTranslations('common')
  return (
    <ActionForm
      action={use === 'prove' ? proveAtInstitutionAction : institutionSignInAction}
      errorTitle={common('fixErrors')}
    >
      <input type="hidden" name="next" value={next} />
      <div>
        <SubmitButton look="quiet">{t(use, { name })}</SubmitButton>
      </div>
    </ActionForm>
  )
}
