import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { canReadMail } from '@/lib/notifications/policy'
import { canSeePool, runsEditions } from '@/lib/people/policy'
import type { Member } from '@/lib/platform/viewer'

/** From today's decisions to the institute's own records, on screens that fold the header's places into a menu. */
export function AdminPlaces({ viewer }: { viewer: Member }) {
  const t = useTranslations('attendance.admin.places')
  const places = [
    'calendar' as const,
    ...(runsEditions(viewer) ? (['courses'] as const) : []),
    ...(canSeePool(viewer) ? (['people'] as const) : []),
    ...(canReadMail(viewer) ? (['mail'] as const) : []),
  ]
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
