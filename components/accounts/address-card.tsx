import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Card } from '@/components/ui/page'
import type { OwnAddress } from '@/lib/accounts/queries/addresses'
import { AddressList } from './address-list'

/** The addresses on the account's page, and the way to change them. */
export function AddressCard({ addresses }: { addresses: OwnAddress[] }) {
  const t = useTranslations('people.address')
  return (
    <Card title={t('yours')}>
      <AddressList addresses={addresses} />
      <p className="mt-4">
        <Link href="/account/address" className="btn btn-quiet">
          {t('change')}
        </Link>
      </p>
    </Card>
  )
}
