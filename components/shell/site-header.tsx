import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { currentViewer } from '@/lib/platform/auth'
import { runsEditions, type Viewer } from '@/lib/platform/viewer'
import { DemonstrationBanner } from './demonstration-banner'
import { NavLink } from './nav-link'
import { SignOutButton } from './sign-out-button'

export async function SiteHeader() {
  const t = await getTranslations('shell')
  const viewer = await currentViewer()
  return (
    <header className="no-print border-b border-line bg-surface">
      <DemonstrationBanner />
      <div className="mx-auto flex max-w-[1180px] flex-wrap items-center gap-x-6 gap-y-1 px-5 py-3">
        <Link href="/" className="brand">
          {t('product')}
        </Link>
        <nav aria-label={t('navigation')} className="flex flex-wrap gap-x-5">
          {placesOf(viewer).map(({ key, ...place }) => (
            <NavLink key={key} label={t(`places.${key}`)} {...place} />
          ))}
        </nav>
        <div className="ms-auto flex items-center gap-5">
          {viewer.kind === 'member' ? (
            <>
              <NavLink href="/account" label={viewer.name} />
              <SignOutButton label={t('signOut')} />
            </>
          ) : (
            <NavLink href="/sign-in" label={t('signIn')} />
          )}
        </div>
      </div>
    </header>
  )
}

type Place = { key: 'today' | 'timetable' | 'courses' | 'teach' | 'admin'; href: string; exact?: boolean }

/** Only what the viewer can do. */
function placesOf(viewer: Viewer): Place[] {
  const courses: Place = { key: 'courses', href: '/courses' }
  if (viewer.kind !== 'member') return [courses]
  return [
    { key: 'today', href: '/my', exact: true },
    { key: 'timetable', href: '/my/timetable' },
    courses,
    ...(viewer.isTrainer ? [{ key: 'teach', href: '/teach' } as const] : []),
    ...(runsEditions(viewer) ? [{ key: 'admin', href: '/admin' } as const] : []),
  ]
}
