import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EditionHead } from '@/components/catalogue/edition-head'
import { EditionTabs } from '@/components/catalogue/edition-tabs'
import { SessionTable } from '@/components/sessions/session-table'
import { SaidNotice } from '@/components/shell/said'
import { ExportLinks } from '@/components/ui/export-links'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { requireAllowed } from '@/lib/platform/auth'
import { runsEditions } from '@/lib/platform/viewer'
import { editionToPlan } from '@/lib/sessions/queries/planning'
import { schedule } from '@/lib/sessions/queries/schedule'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata() {
  const t = await getTranslations('sessions.schedule')
  return { title: t('title') }
}

export default async function Schedule({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/admin/editions/${slug}/schedule`
  const viewer = await requireAllowed(path, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('sessions.schedule')])
  const edition = await editionToPlan(viewer, slug, locale)
  if (!edition) notFound()
  const sessions = await schedule(viewer, edition.id, locale)
  const plan = edition.isPlannable ? (
    <>
      <Link href={`${path}/new`} className="btn btn-quiet">
        {t('planOne')}
      </Link>
      <Link href={`${path}/series`} className="btn">
        {t('planSeries')}
      </Link>
    </>
  ) : null
  return (
    <>
      <EditionHead edition={edition} title={t('title')} actions={plan} />
      <EditionTabs slug={slug} here="schedule" />
      <SaidNotice said={(await searchParams).said} />
      {sessions.length === 0 ? (
        <Empty>{t('none')}</Empty>
      ) : (
        <>
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <p className="text-ink-soft">{t('count', { count: sessions.filter(({ isLive }) => isLive).length })}</p>
            <ExportLinks path={`${path}/export`} />
          </div>
          <SessionTable sessions={sessions} slug={slug} viewerZone={viewer.zone} locale={locale} />
        </>
      )}
    </>
  )
}
