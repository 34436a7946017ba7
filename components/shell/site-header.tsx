import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { currentViewer } from '@/lib/platform/auth'
import type { Member } from '@/lib/platform/viewer'
import { DemonstrationBanner } from './demonstration-banner'
import { NavAccount } from './nav-account'
import { NavGroups } from './nav-groups'
import { NavKeys } from './nav-keys'
import { NavLink } from './nav-link'
import { inSight, placesOf } from './nav-places'
import { SearchDialog } from './search-dialog'
import { SearchLink } from './search-link'
import { WithheldBanner } from './withheld-banner'

export async function SiteHeader() {
  const [t, viewer] = await Promise.all([getTranslations('shell'), currentViewer()])
  const isMember = viewer.kind === 'member'
  return (
    <header className="no-print border-b border-line bg-surface">
      <DemonstrationBanner />
      {isMember ? <WithheldBanner viewer={viewer} /> : null}
      <div className="site-bar">
        <Link href="/" className="brand">
          {t('product')}
        </Link>
        <SearchLink />
        {isMember ? <Places viewer={viewer} /> : <VisitorPlaces />}
      </div>
      <SearchDialog />
      <NavKeys />
    </header>
  )
}

async function VisitorPlaces() {
  const t = await getTranslations('shell')
  return (
    <nav aria-label={t('navigation')} className="places places-few">
      <NavLink href="/courses" label={t('places.courses')} />
      <NavLink href="/sign-in" label={t('signIn')} />
    </nav>
  )
}

/** In a bar where there is room for one; else in a menu that a button opens, the same elements. */
async function Places({ viewer }: { viewer: Member }) {
  const t = await getTranslations('shell')
  const groups = placesOf(viewer)
  const { seen, rest } = inSight(groups)
  const isNamed = groups.length > 1
  return (
    <>
      <button type="button" className="nav-button narrow-only" popoverTarget="nav-places">
        <Icon name="menu" />
        {t('places.menu')}
      </button>
      <nav id="nav-places" popover="auto" aria-label={t('navigation')} className="places">
        <button
          type="button"
          className="nav-button narrow-only nav-close"
          popoverTarget="nav-places"
          popoverTargetAction="hide"
        >
          <Icon name="close" />
          {t('places.close')}
        </button>
        <NavGroups groups={seen} isNamed={isNamed} />
        {rest.length > 0 ? (
          <div className="nav-more">
            <button type="button" className="nav-button wide-only" popoverTarget="nav-more">
              {t('places.more')}
              <Icon name="chevron" />
            </button>
            <div id="nav-more" popover="auto" className="menu">
              <NavGroups groups={rest} isNamed={isNamed} />
            </div>
          </div>
        ) : null}
        <NavAccount viewer={viewer} />
      </nav>
    </>
  )
}
