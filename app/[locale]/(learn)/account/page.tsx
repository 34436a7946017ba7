import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddressCard } from '@/components/accounts/address-card'
import { CodesMissing } from '@/components/accounts/codes-missing'
import { DevicesCard } from '@/components/accounts/devices-card'
import { InstitutionCard } from '@/components/accounts/institution-card'
import { PasskeyCard } from '@/components/accounts/passkey-card'
import { PasswordForm } from '@/components/accounts/password-form'
import { SecurityCard } from '@/components/accounts/security-card'
import { PortraitCard } from '@/components/people/portrait-card'
import { ProfileForm } from '@/components/people/profile-form'
import { SaidNotice } from '@/components/shell/said'
import { Card, Notice, PageHead } from '@/components/ui/page'
import { addressesOf } from '@/lib/accounts/queries/addresses'
import { devicesOf } from '@/lib/accounts/queries/devices'
import { factorsOf } from '@/lib/accounts/queries/factors'
import { institutionOf } from '@/lib/accounts/queries/institutions'
import { passkeysOf } from '@/lib/accounts/queries/passkeys'
import { ownPortraitId } from '@/lib/people/queries/portrait'
import { profileOf } from '@/lib/people/queries/profile'
import { requireMember } from '@/lib/platform/auth'
import { lowDataHere } from '@/lib/platform/low-data-here'
import { isViewed } from '@/lib/platform/viewer'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.account')
  return { title: t('title') }
}

export default async function AccountPage({ searchParams }: Props) {
  const viewer = await requireMember('/account')
  const [{ emails, ...profile }, portraitId, isLess, addresses, devices, factors, passkeys, institution] =
    await Promise.all([
      profileOf(viewer),
      ownPortraitId(viewer),
      lowDataHere(),
      addressesOf(viewer),
      devicesOf(viewer),
      factorsOf(viewer),
      passkeysOf(viewer),
      institutionOf(viewer),
    ])
  const address = emails[0]?.address ?? ''
  const [query, t] = await Promise.all([searchParams, getTranslations('people.account')])
  return (
    <>
      <PageHead title={t('title')} lead={<bdi>{address}</bdi>} />
      <SaidNotice said={query.said} />
      {isViewed(viewer) ? null : <CodesMissing factors={factors} />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-6">
          <Card title={t('profile')}>
            <ProfileForm profile={profile} />
          </Card>
          <PortraitCard person={viewer} portraitId={portraitId} isShown={!isLess} query={query} />
        </div>
        <div className="grid gap-6">
          {isViewed(viewer) ? (
            <Notice>{t('ownAlone')}</Notice>
          ) : (
            <>
              <AddressCard addresses={addresses} />
              <Card title={t('password')}>
                <PasswordForm address={address} />
              </Card>
              <SecurityCard factors={factors} zone={viewer.zone} />
              <PasskeyCard count={passkeys.length} />
              {institution ? <InstitutionCard institution={institution} zone={viewer.zone} /> : null}
              <DevicesCard devices={devices} zone={viewer.zone} />
            </>
          )}
        </div>
      </div>
    </>
  )
}
