import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AdminPlaces } from '@/components/attendance/admin-places'
import { NeededToday } from '@/components/attendance/needed-today'
import { PageHead } from '@/components/ui/page'
import { needsToday } from '@/lib/attendance/queries/needs'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { plansSessions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.admin')
  return { title: t('title') }
}

export default async function NeedsToday() {
  const viewer = await requireAllowed('/admin', plansSessions)
  const [t, locale] = await Promise.all([getTranslations('attendance.admin'), getLocale()])
  const needs = await needsToday(viewer, locale)
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t(canManageCatalogue(viewer) ? 'lead' : 'leadOwn')}
        actions={<AdminPlaces viewer={viewer} />}
      />
      <NeededToday needs={needs} viewerZone={viewer.zone} locale={locale} />
    </>
  )
}
