import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { changePasswordAction } from '@/lib/accounts/actions/own-account'
import { NewPasswordField } from './password-field'

export function PasswordForm({ address }: { address: string }) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  return (
    <ActionForm action={changePasswordAction} errorTitle={common('fixErrors')}>
      <p>{t('account.passwordLead')}</p>
      {/* Lets the browser's password store know whose password it is. */}
      <input type="text" autoComplete="username" value={address} readOnly hidden />
      <TextField
        name="currentPassword"
        type="password"
        label={t('fields.currentPassword')}
        autoComplete="current-password"
        required
      />
      <NewPasswordField label={t('fields.newPassword')} />
      <div>
        <SubmitButton>{t('account.changePassword')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
