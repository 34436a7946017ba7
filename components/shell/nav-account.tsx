import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { canSetFactorRule } from '@/lib/accounts/policy'
import type { Member } from '@/lib/platform/viewer'
import { NavLink } from './nav-link'
import { SignOutButton } from './sign-out-button'

/** Who is signed in, as what, and what concerns their account: a native menu, which needs no script. */
export function NavAccount({ viewer }: { viewer: Member }) {
  const t = useTranslations('shell')
  const roles = useTranslations('terms.role')
  const named = [...new Set(viewer.grants.map(({ role }) => role))].map((role) => roles(role))
  return (
    <div className="nav-account">
      <button type="button" className="nav-button wide-only" popoverTarget="nav-account">
        <bdi className="nav-person">{viewer.name}</bdi>
        <Icon name="chevron" />
      </button>
      <div id="nav-account" popover="auto" className="menu menu-end">
        <p className="nav-who">
          <bdi>{viewer.name}</bdi>
          {named.length > 0 ? <span>{named.join(' · ')}</span> : null}
        </p>
        <NavLink href="/account" label={t('places.account')} />
        {canSetFactorRule(viewer) ? <NavLink href="/admin/settings/security" label={t('places.security')} /> : null}
        <SignOutButton label={t('signOut')} />
      </div>
    </div>
  )
}
