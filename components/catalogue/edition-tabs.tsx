import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

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
    <Tabs
      label={t('label')}
      here={here}
      items={(Object.keys(places) as (keyof typeof places)[]).map((place) => ({
        key: place,
        href: `/admin/editions/${slug}${places[place]}`,
        label: t(place),
      }))}
    />
  )
}
