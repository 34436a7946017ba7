import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddressForm } from '@/components/accounts/address-form'
import { AddressList } from '@/components/accounts/address-list'
import { Narrow } from '@/components/people/narrow'
import { SaidNotice } from '@/components/shell/said'
import { Trail } from '@/components/shell/trail'
import { Card } from '@/components/ui/page'
import { addressesOf } from '@/lib/accounts/queries/addresses'
import { requireFresh, requireMember } from '@/lib/platform/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.address')
  return { title: t('title') }
}

export default async function AddressPage({ searchParams }: Props) {
  const viewer = await requireMember('/account/address')
  await requireFresh(viewer, '/account/address')
  const [addresses, t, account, { said }] = await Promise.all([
    addressesOf(viewer),
    getTranslations('people.address'),
    getTranslations('people.account'),
    searchParams,
  ])
  return (
    <Narrow
      trail={<Trail above={[{ href: '/account', label: account('title') }]} />}
      title={t('title')}
      lead={t('lead')}
    >
      <div className="grid gap-6">
        <SaidNotice said={said} />
        <Card title={t('yours')}>
          <AddressList addresses={addresses} isEditable />
        </Card>
        <Card title={t('new')}>
          <AddressForm />
        </Card>
      </div>
    </Narrow>
  )
}
