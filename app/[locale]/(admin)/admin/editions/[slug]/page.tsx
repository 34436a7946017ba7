import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Curriculum } from '@/components/catalogue/admin-curriculum'
import { EditionFactsCard } from '@/components/catalogue/admin-edition-facts'
import { EditionPeople } from '@/components/catalogue/admin-edition-people'
import { EditionState } from '@/components/catalogue/admin-edition-state'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SaidNotice } from '@/components/shell/said'
import { Link } from '@/components/ui/link'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { editionOverview } from '@/lib/catalogue/queries/edition-overview'
import { canStillChange } from '@/lib/catalogue/rules'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.tabs')
  return { title: t('overview') }
}

export default async function EditionOverviewPage({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/admin/editions/${slug}`
  const viewer = await requireAllowed(path, runsEditions)
  const [query, locale, t] = await Promise.all([searchParams, getLocale(), getTranslations('catalogue.admin.edition')])
  const edition = await managedEdition(viewer, slug, locale)
  const overview = edition && (await editionOverview(viewer, edition))
  if (!overview) notFound()
  const canChange = canStillChange(edition)
  const change = (
    <Link href={`${path}/edit`} className="btn btn-quiet">
      {t('change')}
    </Link>
  )
  return (
    <>
      <ManagedHead edition={edition} here="overview" actions={canChange ? change : null} />
      <SaidNotice said={query.said} />
      <div className="split">
        <div className="grid gap-6">
          <EditionState edition={edition} counts={overview} now={now()} />
          <EditionFactsCard edition={edition} locale={locale} />
          <section className="grid gap-3" aria-labelledby="curriculum">
            <div className="flex flex-wrap items-baseline justify-between gap-3">
              <h2 id="curriculum">{t('curriculum')}</h2>
              {canChange ? <Link href={`${path}/modules`}>{t('changeCurriculum')}</Link> : null}
            </div>
            <Curriculum edition={edition} canChange={false} />
          </section>
        </div>
        <EditionPeople edition={edition} overview={overview} />
      </div>
    </>
  )
}
