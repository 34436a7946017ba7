import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { askForAddressAction } from '@/lib/accounts/actions/own-account'

/** Another address in place of the primary one: a link goes there first. */
export function AddressForm() {
  const t = useTranslations('people')
  const common = useTranslations('common')
  return (
    <ActionForm action={askForAddressAction} errorTitle={common('fixErrors')}>
      <p>{t('address.newLead')}</p>
      <TextField
        name="address"
        type="email"
        label={t('address.newField')}
        autoComplete="email"
        dir="ltr"
        maxLength={254}
        required
      />
      <div>
        <SubmitButton>{t('address.send')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
