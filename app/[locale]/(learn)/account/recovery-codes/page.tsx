import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CodesForm } from '@/components/accounts/codes-form'
import { Narrow } from '@/components/people/narrow'
import { SaidNotice } from '@/components/shell/said'
import { Trail } from '@/components/shell/trail'
import { factorsOf, madeAt } from '@/lib/accounts/queries/factors'
import { requireFresh, requireMember } from '@/lib/platform/auth'
import { redirectTo } from '@/lib/platform/navigation'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.codes')
  return { title: t('title') }
}

export default async function RecoveryCodesPage({ searchParams }: Props) {
  const viewer = await requireMember('/account/recovery-codes')
  await requireFresh(viewer, '/account/recovery-codes')
  const [{ hasTotp, hasPasskey, codesLeft }, seen] = await Promise.all([factorsOf(viewer), madeAt(viewer.accountId)])
  if (!hasTotp && !hasPasskey) return redirectTo('/account/second-factor')
  const [t, account] = await Promise.all([getTranslations('people.codes'), getTranslations('people.account')])
  return (
    <Narrow
      title={t('title')}
      trail={<Trail above={[{ href: '/account', label: account('title') }]} />}
      lead={t('lead')}
    >
      <SaidNotice said={(await searchParams).said} />
      <CodesForm codesLeft={codesLeft} seen={seen} />
    </Narrow>
  )
}
