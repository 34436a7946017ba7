import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import { beginTotpAction } from '@/lib/accounts/actions/factors'

/** Before an application is known: what it is, and the button that makes it a secret. */
export function TotpBegin() {
  const t = useTranslations('people.factor')
  const common = useTranslations('common')
  return (
    <Card title={t('beginTitle')}>
      <div className="grid gap-4">
        <p>{t('beginLead')}</p>
        <p>{t('beginNeeds')}</p>
        <ActionForm action={beginTotpAction} errorTitle={common('fixErrors')}>
          <div>
            <SubmitButton>{t('begin')}</SubmitButton>
          </div>
        </ActionForm>
        <p>
          <Link href="/account/passkeys">{t('orPasskey')}</Link>
        </p>
      </div>
    </Card>
  )
}
