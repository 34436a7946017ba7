import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EverybodyList } from '@/components/people/everybody-list'
import { PeopleTabs } from '@/components/people/people-tabs'
import { PoolList } from '@/components/people/pool-list'
import { SaidNotice } from '@/components/shell/said'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { canAddToPool, canSeeEverybody, canSeePool } from '@/lib/people/policy'
import { everybody } from '@/lib/people/queries/people'
import { listedPool } from '@/lib/people/queries/pool'
import { peopleView, poolView } from '@/lib/people/schema'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.list')
  return { title: t('title') }
}

/** Everybody, for administrators; the pool of trainers alone for who coordinates. */
export default async function PeoplePage({ searchParams }: Props) {
  const viewer = await requireAllowed('/admin/people', canSeePool)
  const [{ said, ...query }, locale] = await Promise.all([searchParams, getLocale()])
  const view = peopleView.parse(query)
  const people = query.show === 'trainers' ? null : await everybody(viewer, view, locale)
  const show = people ? 'everybody' : 'trainers'
  const poolViewed = poolView.parse(query)
  const [t, importing, adding] = await Promise.all([
    getTranslations('people.list'),
    getTranslations('people.import'),
    getTranslations('people.addPerson'),
  ])
  return (
    <>
      <PageHead
        title={t(canSeeEverybody(viewer) ? 'title' : 'trainers')}
        actions={
          people ? (
            <div className="flex flex-wrap gap-3">
              <Link href="/admin/people/new" className="btn">
                {adding('title')}
              </Link>
              <Link href="/admin/people/import" className="btn btn-quiet">
                {importing('link')}
              </Link>
            </div>
          ) : canAddToPool(viewer) ? (
            <Link href="/admin/people/new?show=trainers" className="btn">
              {t('add')}
            </Link>
          ) : null
        }
      />
      {canSeeEverybody(viewer) ? <PeopleTabs here={show} /> : null}
      <SaidNotice said={said} />
      {people ? (
        <EverybodyList list={people} view={view} query={query} />
      ) : (
        <PoolList
          trainers={await listedPool(viewer, poolViewed, locale)}
          view={poolViewed}
          query={query}
          isLinked={canSeeEverybody(viewer)}
        />
      )}
    </>
  )
}
