import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

const places = {
  overview: '',
  curriculum: '/modules',
  schedule: '/schedule',
  participants: '/participants',
  attendance: '/attendance',
  coordinators: '/coordinators',
} as const

/** The parts of one edition for those who run it, the same on each of its pages; on a phone they scroll by themselves. */
export function EditionTabs({ slug, here }: { slug: string; here: keyof typeof places }) {
  const t = useTranslations('catalogue.tabs')
  return (
    <nav aria-label={t('label')} className="edition-tabs no-print">
      {(Object.keys(places) as (keyof typeof places)[]).map((place) => (
        <Link
          key={place}
          href={`/admin/editions/${slug}${places[place]}`}
          className="nav-link"
          aria-current={place === here ? 'page' : undefined}
        >
          {t(place)}
        </Link>
      ))}
    </nav>
  )
}
