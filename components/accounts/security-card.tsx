import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Card, Tag } from '@/components/ui/page'
import { formatInstant } from '@/lib/platform/dates'

type Props = { factors: { totpSince: Date | null; hasPasskey: boolean; codesLeft: number }; zone: string }

/** Few enough that new ones should be made. */
const FEW = 3

/** What protects an account beside its password, and how much of it is left. */
export async function SecurityCard({ factors: { totpSince, hasPasskey, codesLeft }, zone }: Props) {
  const [t, codes, locale] = await Promise.all([
    getTranslations('people.factor'),
    getTranslations('people.codes'),
    getLocale(),
  ])
  return (
    <Card title={t('title')}>
      <div className="grid gap-4">
        <p>{t('lead')}</p>
        {totpSince ? (
          <p>
            {t('onSince', { since: formatInstant(totpSince, zone, locale) })}{' '}
            <Link href="/account/second-factor">{t('change')}</Link>
          </p>
        ) : (
          <p>
            <ButtonLink href="/account/second-factor" look="quiet">
              {t('setUp')}
            </ButtonLink>
          </p>
        )}
        {totpSince || hasPasskey ? (
          <p>
            {codesLeft <= FEW ? <Tag tone="warn">{codes('few')}</Tag> : null} {codes('left', { count: codesLeft })}{' '}
            <Link href="/account/recovery-codes">{codes(codesLeft > 0 ? 'makeNew' : 'make')}</Link>
          </p>
        ) : null}
      </div>
    </Card>
  )
}
