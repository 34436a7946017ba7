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

export type EditionPart = keyof typeof places

export function partPath(slug: string, part: EditionPart): string {
  return `/admin/editions/${slug}${places[part]}`
}

/** The parts of one edition for those who run it, the same on each of its pages; on a phone they scroll by themselves. */
export function EditionTabs({ slug, here }: { slug: string; here: EditionPart }) {
  const t = useTranslations('catalogue.tabs')
  return (
    <Tabs
      label={t('label')}
      here={here}
      items={(Object.keys(places) as EditionPart[]).map((place) => ({
        key: place,
        href: partPath(slug, place),
        label: t(place),
      }))}
    />
  )
}
