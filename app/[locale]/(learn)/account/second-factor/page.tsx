import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CodesMissing } from '@/components/accounts/codes-missing'
import { TotpBegin } from '@/components/accounts/totp-begin'
import { TotpConfirm } from '@/components/accounts/totp-confirm'
import { TotpOn } from '@/components/accounts/totp-on'
import { Trail } from '@/components/shell/trail'
import { Notice, PageHead } from '@/components/ui/page'
import { factorsOf } from '@/lib/accounts/queries/factors'
import { begunTotp } from '@/lib/accounts/queries/totp'
import { homeOf } from '@/lib/accounts/rules/accounts'
import { requireFresh, requireMember } from '@/lib/platform/auth'
import { formatInstant } from '@/lib/platform/dates'
import { redirectTo } from '@/lib/platform/navigation'
import { provePath } from '@/lib/platform/prove'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.factor')
  return { title: t('title') }
}

export default async function SecondFactorPage() {
  const viewer = await requireMember('/account/second-factor')
  const factors = await factorsOf(viewer)
  const { totpSince, hasPasskey } = factors
  const isWithheld = viewer.withheld.length > 0
  // There is one, and this sign-in was made without it: it only has to be shown.
  if (isWithheld && (totpSince || hasPasskey)) await redirectTo(provePath(homeOf(viewer.withheld)))
  await requireFresh(viewer, '/account/second-factor')
  const [t, account, locale] = await Promise.all([
    getTranslations('people.factor'),
    getTranslations('people.account'),
    getLocale(),
  ])
  const begun = await begunTotp(viewer)
  return (
    <div className="mx-auto grid w-full max-w-[44rem] gap-6">
      <PageHead
        title={t('title')}
        trail={<Trail above={[{ href: '/account', label: account('title') }]} />}
        lead={t('pageLead')}
      />
      {isWithheld ? <Notice tone="warn">{t('withheld')}</Notice> : null}
      <CodesMissing factors={factors} />
      {totpSince ? <TotpOn since={formatInstant(totpSince, viewer.zone, locale)} isLast={!hasPasskey} /> : null}
      {begun ? <TotpConfirm {...begun} /> : null}
      {totpSince || begun ? null : <TotpBegin />}
    </div>
  )
}
