import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { Curriculum } from '@/components/catalogue/admin-curriculum'
import { ModuleForm } from '@/components/catalogue/admin-module-form'
import { TermForm } from '@/components/catalogue/admin-term-form'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SaidNotice } from '@/components/shell/said'
import { UndoForm } from '@/components/shell/undo-form'
import { Card, Notice } from '@/components/ui/page'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { canStillChange } from '@/lib/catalogue/rules'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { param } from '@/lib/platform/inputs'
import { undoable } from '@/lib/platform/undo'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.modules')
  return { title: t('title') }
}

export default async function Modules({ params, searchParams }: Props) {
  const { slug } = await params
  const viewer = await requireAllowed(`/admin/editions/${slug}/modules`, runsEditions)
  const [query, locale, t, facts] = await Promise.all([
    searchParams,
    getLocale(),
    getTranslations('catalogue.admin.modules'),
    getTranslations('catalogue.admin.edition'),
  ])
  const edition = await managedEdition(viewer, slug, locale)
  if (!edition) notFound()
  const canChange = canStillChange(edition)
  const undo = await undoable(viewer, param(query.undo))
  return (
    <>
      <ManagedHead edition={edition} here="curriculum" title={t('title')} />
      <SaidNotice said={query.said} undo={undo && <UndoForm kept={undo} edition={edition} />} />
      <Curriculum edition={edition} canChange={canChange} />
      {canChange ? (
        <>
          <Card title={t('add')}>
            <ModuleForm key={edition.modules.length} edition={edition} />
          </Card>
          <Card title={t('addTerm')}>
            <p className="mb-4 text-ink-soft">{t('termHint')}</p>
            <TermForm key={edition.terms.length} edition={edition} />
          </Card>
        </>
      ) : (
        <Notice tone="warn">{facts('unchangeable')}</Notice>
      )}
    </>
  )
}
