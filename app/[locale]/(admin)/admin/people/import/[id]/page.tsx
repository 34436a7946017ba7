import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ImportActs } from '@/components/people/import-acts'
import { ImportFacts } from '@/components/people/import-facts'
import { ImportFilter } from '@/components/people/import-filter'
import { ImportRows } from '@/components/people/import-rows'
import { isolated } from '@/components/people/isolated'
import { SaidNotice } from '@/components/shell/said'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { canImportPeople } from '@/lib/people/policy'
import { importPreview } from '@/lib/people/queries/import'
import { importView } from '@/lib/people/schema'
import { requireAllowed } from '@/lib/platform/auth'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.import')
  return { title: t('title') }
}

export default async function PeopleImport({ params, searchParams }: Props) {
  const { id } = await params
  const path = `/admin/people/import/${id}`
  const viewer = await requireAllowed(path, canImportPeople)
  const query = await searchParams
  const view = importView.parse(query)
  const preview = await importPreview(viewer, id, view)
  if (!preview) notFound()
  const t = await getTranslations('people.import')
  return (
    <>
      <PageHead
        trail={<Trail above={['people', { href: '/admin/people/import', label: t('title') }]} />}
        title={t.rich('previewTitle', { file: preview.fileName, ...isolated })}
      />
      <SaidNotice said={query.said} />
      <ImportFacts preview={preview} zone={viewer.zone} />
      <ImportActs preview={preview} zone={viewer.zone} />
      <ImportFilter counts={preview.counts} show={view.show} path={path} />
      <ImportRows preview={preview} />
      <Pagination page={preview.page} pages={preview.pages} path={path} query={{ show: view.show }} />
    </>
  )
}
