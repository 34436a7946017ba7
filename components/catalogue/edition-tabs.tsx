import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

const places = {
  overview: '',
  schedule: '/schedule',
  participants: '/participants',
  attendance: '/attendance',
} as const

/** The pages of one edition for those who run it. */
export function EditionTabs({ slug, here }: { slug: string; here: keyof typeof places }) {
  const t = useTranslations('catalogue.tabs')
  return (
    <nav aria-label={t('label')} className="no-print flex flex-wrap gap-x-6 border-b border-line">
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
