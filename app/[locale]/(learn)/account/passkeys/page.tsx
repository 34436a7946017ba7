import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PasskeyList } from '@/components/accounts/passkey-list'
import { NewPasskeyForm } from '@/components/accounts/passkey-new'
import { Narrow } from '@/components/people/narrow'
import { SaidNotice } from '@/components/shell/said'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Card } from '@/components/ui/page'
import { passkeysOf } from '@/lib/accounts/queries/passkeys'
import { deviceOf } from '@/lib/accounts/rules/device'
import { requireMember } from '@/lib/platform/auth'
import { userAgent } from '@/lib/platform/request'
import { isViewed } from '@/lib/platform/viewer'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.passkeys')
  return { title: t('title') }
}

export default async function PasskeysPage({ searchParams }: Props) {
  const viewer = await requireMember('/account/passkeys')
  // They are for nobody's eyes but their owner's.
  if (isViewed(viewer)) notFound()
  const [passkeys, { browser, system }, t] = await Promise.all([
    passkeysOf(viewer),
    userAgent().then(deviceOf),
    getTranslations('people'),
  ])
  const suggested =
    browser && system ? t('devices.named', { browser, system }) : (system ?? browser ?? t('passkeys.ownName'))
  const trail = <Breadcrumb above={[{ href: '/account', label: t('account.title') }]} />
  return (
    <Narrow title={t('passkeys.title')} lead={t('passkeys.lead')} trail={trail}>
      <SaidNotice said={(await searchParams).said} />
      <Card>
        <PasskeyList passkeys={passkeys} zone={viewer.zone} />
      </Card>
      <Card title={t('passkeys.addTitle')}>
        <NewPasskeyForm suggested={suggested} />
      </Card>
    </Narrow>
  )
}
