import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AppointCoordinator, Coordinators } from '@/components/catalogue/admin-coordinators'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SaidNotice } from '@/components/shell/said'
import { UndoForm } from '@/components/shell/undo-form'
import { canManageCatalogue } from '@/lib/catalogue/policy'
import { coordinatorsOf } from '@/lib/catalogue/queries/coordinators'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { runsEditions } from '@/lib/people/policy'
import { peopleToChoose } from '@/lib/people/queries/choices'
import { requireAllowed } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { undoable } from '@/lib/platform/undo'

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
  const [query, locale, t] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('catalogue.admin.coordinators'),
  ])
  const edition = await managedEdition(viewer, slug, locale)
  if (!edition) notFound()
  const words = param(query.find)
  const canAppoint = canManageCatalogue(viewer)
  const [undo, people, found] = await Promise.all([
    undoable(viewer, param(query.undo)),
    coordinatorsOf(viewer, edition),
    canAppoint ? peopleToChoose(viewer, 'people', words) : [],
  ])
  return (
    <>
      <ManagedHead edition={edition} here="coordinators" title={t('title')} />
      <SaidNotice said={query.said} undo={undo && <UndoForm kept={undo} edition={edition} />} />
      <p>{t(canAppoint ? 'lead' : 'leadOwn')}</p>
      <Coordinators edition={edition} people={people} isAdministrator={canAppoint} />
      {canAppoint ? (
        <section className="grid gap-4" aria-labelledby="appoint">
          <h2 id="appoint">{t('add')}</h2>
          <AppointCoordinator key={people.length} edition={edition} words={words} found={found} />
        </section>
      ) : null}
    </>
  )
}
