import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { Link } from '@/components/ui/link'
import type { Member } from '@/lib/platform/viewer'

/** For whoever's roles wait for a second factor: which ones, and where that is set right. */
export async function WithheldBanner({ viewer: { withheld } }: { viewer: Pick<Member, 'withheld'> }) {
  if (withheld.length === 0) return null
  const [t, terms] = await Promise.all([getTranslations('shell.withheld'), getTranslations('terms.role')])
  const roles = withheld.map((role) => (role === 'trainer' ? t('trainer') : terms(role))).join(' · ')
  return (
    <Banner tone="warn" title={t('title')} act={<Link href="/account/second-factor">{t('act')}</Link>}>
      {t('roles', { roles })}
    </Banner>
  )
}
