import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Tabs } from '@/components/ui/tabs'
import { Part } from './part'

const PATH = '/admin/settings/components'
const tabs = ['overview', 'schedule', 'participants', 'attendance'] as const

/** Where one is, and where one can go from there. */
export async function Ways() {
  const t = await getTranslations()
  const items = tabs.map((key, i) => ({
    key,
    href: `${PATH}?tab=${key}`,
    label: t(`catalogue.tabs.${key}`),
    count: i === 2 ? 47 : undefined,
  }))
  return (
    <>
      <Part name="tabs">
        <Tabs label={t('catalogue.tabs.label')} items={items} here="participants" />
      </Part>
      <Part name="trail">
        <Breadcrumb
          above={[
            { href: '/admin', label: t('shell.places.admin') },
            { href: '/admin/courses', label: t('catalogue.admin.courses.title') },
          ]}
        />
      </Part>
    </>
  )
}
