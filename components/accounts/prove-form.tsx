import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { proveAction } from '@/lib/accounts/actions/entering'
import { CodeField } from './code-field'

type Props = { next: string; address: string; asks: { password: boolean; code: boolean }; hasTotp: boolean }

export function ProveForm({ next, address, asks, hasTotp }: Props) {
  const t = useTranslations('people')
  const common = useTranslations('common')
  return (
    <div className="card">
      <ActionForm action={proveAction} errorTitle={common('fixErrors')}>
        <input type="hidden" name="next" value={next} />
        {asks.password ? (
          <>
            {/* Lets the browser's password store know whose password it is: no name, since it is not sent. */}
            <input type="text" autoComplete="username" value={address} readOnly hidden />
            <TextField
              name="password"
              type="password"
              label={t('fields.currentPassword')}
              autoComplete="current-password"
              required
            />
          </>
        ) : null}
        {asks.code ? <CodeField hasTotp={hasTotp} /> : null}
        <div>
          <SubmitButton>{t('prove.submit')}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
