import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PasskeyForm } from '@/components/accounts/passkey-form'
import { SecondForm } from '@/components/accounts/second-form'
import { Narrow } from '@/components/people/narrow'
import { awaitedFactors } from '@/lib/accounts/queries/steps'
import { askedAgain } from '@/lib/accounts/rules/proofs'
import { stepHere } from '@/lib/platform/enter'
import { redirectTo } from '@/lib/platform/navigation'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.second')
  return { title: t('title') }
}

export default async function SecondStepPage() {
  const factors = await awaitedFactors(await stepHere())
  if (!factors) return redirectTo('/sign-in')
  const t = await getTranslations('people.second')
  return (
    <Narrow title={t('title')} lead={t('lead')}>
      {askedAgain(factors).code ? <SecondForm hasTotp={factors.hasTotp} /> : null}
      {factors.hasPasskey ? <PasskeyForm use="second" isOnly={!askedAgain(factors).code} /> : null}
      <p className="text-ink-soft">{t('lost')}</p>
    </Narrow>
  )
}
