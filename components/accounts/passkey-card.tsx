import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'

/** Of the account's page: how many passkeys there are, and the way to them. */
export async function PasskeyCard({ count }: { count: number }) {
  const t = await getTranslations('people.passkeys')
  return (
    <Card title={t('title')}>
      <div className="grid gap-3">
        <p>{t('lead')}</p>
        <p>{count > 0 ? t('count', { count }) : t('none')}</p>
        <p>
          <Link href="/account/passkeys" className="btn btn-quiet">
            {t(count > 0 ? 'manage' : 'add')}
          </Link>
        </p>
      </div>
    </Card>
  )
}
