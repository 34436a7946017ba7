import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { isAdministrator, type Member } from '@/lib/platform/viewer'

/** From today's decisions to the institute's own records, on screens that fold the header's places into a menu. */
export function AdminPlaces({ viewer }: { viewer: Member }) {
  const t = useTranslations('attendance.admin.places')
  const places = isAdministrator(viewer)
    ? (['calendar', 'courses', 'people', 'mail'] as const)
    : (['calendar', 'courses'] as const)
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-x-5 gap-y-1 lg:hidden">
      {places.map((place) => (
        <Link key={place} href={`/admin/${place}`} className="inline-block py-1">
          {t(place)}
        </Link>
      ))}
    </nav>
  )
}
