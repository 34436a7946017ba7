import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

/** The two lists of an administrator. */
export function PeopleTabs({ here }: { here: 'everybody' | 'trainers' }) {
  const t = useTranslations('people.list')
  return (
    <Tabs
      label={t('label')}
      here={here}
      items={[
        { key: 'everybody', href: '/admin/people', label: t('everybody') },
        { key: 'trainers', href: '/admin/people?show=trainers', label: t('trainers') },
      ]}
    />
  )
}
