import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AdminPlaces } from '@/components/attendance/admin-places'
import { NeededToday } from '@/components/attendance/needed-today'
import { ReopenHere } from '@/components/catalogue/overview-acts'
import { SaidNotice } from '@/components/shell/said'
import { PageHead } from '@/components/ui/page'
import { needsToday } from '@/lib/attendance/queries/needs'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { plansSessions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance.admin')
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function NeedsToday({ searchParams }: Props) {
  const viewer = await requireAllowed('/admin', plansSessions)
  const [query, t, locale] = await Promise.all([searchParams, getTranslations('attendance.admin'), getLocale()])
  const slug = query.said === 'editionArchived' ? param(query.edition) : ''
  const [needs, archived] = await Promise.all([
    needsToday(viewer, locale),
    slug ? managedEdition(viewer, slug, locale) : null,
  ])
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t(canManageCatalogue(viewer) ? 'lead' : 'leadOwn')}
        actions={<AdminPlaces viewer={viewer} />}
      />
      <SaidNotice said={query.said} undo={archived?.state === 'archived' ? <ReopenHere edition={archived} /> : null} />
      <NeededToday needs={needs} viewerZone={viewer.zone} locale={locale} />
    </>
  )
}
