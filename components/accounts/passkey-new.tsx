import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { askNewPasskeyAction, keepPasskeyAction } from '@/lib/accounts/actions/passkeys'
import { PASSKEY_NAME_MOST } from '@/lib/accounts/schema'
import { PasskeyButton } from './passkey-button'

/** `suggested` is what the browser says of itself. */
export function NewPasskeyForm({ suggested }: { suggested: string }) {
  const t = useTranslations('people.passkeys')
  const common = useTranslations('common')
  return (
    <ActionForm action={keepPasskeyAction} errorTitle={common('fixErrors')}>
      <p>{t('addLead')}</p>
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        defaultValue={suggested}
        maxLength={PASSKEY_NAME_MOST}
        dir="auto"
        required
      />
      <div>
        <PasskeyButton ask={askNewPasskeyAction} asks={{}}>
          {t('add')}
        </PasskeyButton>
      </div>
    </ActionForm>
  )
}
