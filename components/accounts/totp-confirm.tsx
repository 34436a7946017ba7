import { useTranslations } from 'next-intl'
import { TextField } from '@/components/ui/field'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { confirmTotpAction, removeTotpAction } from '@/lib/accounts/actions/factors'
import { Square } from './square'

/** The secret for an application in three ways, and the question for its first code. */
export function TotpConfirm({ secret, uri }: { secret: string; uri: string }) {
  const t = useTranslations('people.factor')
  const common = useTranslations('common')
  return (
    <Card title={t('confirmTitle')}>
      <div className="grid gap-6">
        <div className="grid items-start gap-6 sm:grid-cols-[15rem_minmax(0,1fr)]">
          <Square text={uri} label={t('square')} />
          <div className="grid gap-4">
            <p>{t('scan')}</p>
            <p>
              <a href={uri}>{t('open')}</a>
            </p>
            <div className="grid gap-1">
              <p>{t('byHand')}</p>
              <p>
                <code dir="ltr" className="break-words text-lg">
                  {secret.replace(/(.{4})(?=.)/g, '$1 ')}
                </code>
              </p>
            </div>
          </div>
        </div>
        <ActionForm action={confirmTotpAction} errorTitle={common('fixErrors')}>
          <TextField
            name="code"
            label={t('firstCode')}
            hint={t('firstCodeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            dir="ltr"
            required
          />
          <div>
            <SubmitButton>{t('confirm')}</SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={removeTotpAction} errorTitle={common('fixErrors')}>
          <div>
            <SubmitButton look="quiet">{t('drop')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  )
}
