import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Coordinators, FoundCoordinators } from '@/components/catalogue/admin-coordinators'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SaidNotice } from '@/components/shell/said'
import { UndoForm } from '@/components/shell/undo-form'
import { TextField } from '@/components/ui/field'
import { ListFilter } from '@/components/ui/list-filter'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { coordinatorsOf } from '@/lib/catalogue/queries/edition-overview'
import { findPeople } from '@/lib/people/queries/people'
import { requireAllowed } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { undoable } from '@/lib/platform/undo'
import { runsEditions } from '@/lib/platform/viewer'

const MOST_FOUND = 20

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.coordinators')
  return { title: t('title') }
}

/** Who runs an edition; administrators alone change it. */
export default async function CoordinatorsPage({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/admin/editions/${slug}/coordinators`
  const viewer = await requireAllowed(path, runsEditions)
  const [query, locale, t, combo] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('catalogue.admin.coordinators'),
    getTranslations('parts.combo'),
  ])
  const edition = await managedEdition(viewer, slug, locale)
  if (!edition) notFound()
  const words = param(query.q)
  const canAppoint = canManageCatalogue(viewer)
  const [undo, people, found] = await Promise.all([
    undoable(viewer, param(query.undo)),
    coordinatorsOf(viewer, edition.id),
    canAppoint ? findPeople(viewer, words, MOST_FOUND) : [],
  ])
  return (
    <>
      <ManagedHead edition={edition} here="coordinators" title={t('title')} />
      <SaidNotice said={query.said} undo={undo && <UndoForm kept={undo} edition={edition} />} />
      <p>{t(canAppoint ? 'lead' : 'leadOwn')}</p>
      <Coordinators edition={edition} people={people} canDismiss={canAppoint} />
      {canAppoint ? (
        <section className="grid gap-4" aria-labelledby="appoint">
          <h2 id="appoint">{t('add')}</h2>
          <ListFilter path={path} query={{}} asks={['q']} act={combo('search')}>
            <TextField name="q" type="search" label={t('search')} defaultValue={words} maxLength={200} dir="auto" />
          </ListFilter>
          {words && found.length === 0 ? <p role="status">{t('noneFound', { words })}</p> : null}
          {found.length > 0 ? (
            <FoundCoordinators edition={edition} people={found} known={people.map(({ id }) => id)} />
          ) : null}
        </section>
      ) : null}
    </>
  )
}
