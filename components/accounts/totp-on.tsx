import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card } from '@/components/ui/page'
import { removeTotpAction } from '@/lib/accounts/actions/factors'

/** An application that counts: since when, and how it is taken away. */
export function TotpOn({ since, isLast }: { since: string; isLast: boolean }) {
  const t = useTranslations('people.factor')
  const common = useTranslations('common')
  return (
    <Card title={t('onTitle')}>
      <div className="grid gap-4">
        <p>{t('onLead', { since })}</p>
        <p>{t(isLast ? 'removeLast' : 'removeOne')}</p>
        <ActionForm action={removeTotpAction} errorTitle={common('fixErrors')}>
          <div>
            <SubmitButton look="danger">{t('remove')}</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Card>
  )
}
