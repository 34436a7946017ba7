import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InstitutionForm } from '@/components/accounts/institution-form'
import { PasskeyForm } from '@/components/accounts/passkey-form'
import { ProveForm } from '@/components/accounts/prove-form'
import { Narrow } from '@/components/people/narrow'
import { factorsOf } from '@/lib/accounts/queries/factors'
import { askedAgain } from '@/lib/accounts/rules/proofs'
import { profileOf } from '@/lib/people/queries/profile'
import { requireMember } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { institutionSettings } from '@/lib/platform/institution-settings'
import { ownPath } from '@/lib/platform/navigation'
import { provePath } from '@/lib/platform/prove'
import { isViewed } from '@/lib/platform/viewer'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.prove')
  return { title: t('title') }
}

export default async function ProvePage({ searchParams }: Props) {
  const next = ownPath(param((await searchParams).next, 2000), '/account')
  const viewer = await requireMember(provePath(next))
  // Nobody proves to be somebody else.
  if (isViewed(viewer)) notFound()
  const [factors, { emails }] = await Promise.all([factorsOf(viewer), profileOf(viewer)])
  const institution = institutionSettings()
  const asks = askedAgain(factors)
  const t = await getTranslations('people.prove')
  return (
    <Narrow
      title={t('title')}
      lead={t(viewer.withheld.length > 0 && (asks.code || asks.passkey) ? 'leadWithheld' : 'lead')}
    >
      {asks.password || asks.code ? (
        <ProveForm next={next} address={emails[0]?.address ?? ''} asks={asks} hasTotp={factors.hasTotp} />
      ) : null}
      {asks.passkey ? <PasskeyForm use="prove" next={next} isOnly={!asks.password && !asks.code} /> : null}
      {asks.institution && institution ? <InstitutionForm name={institution.name} next={next} use="prove" /> : null}
      {Object.values(asks).some(Boolean) ? null : <p>{t('noWay')}</p>}
    </Narrow>
  )
}
