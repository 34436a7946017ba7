import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ImportColumns } from '@/components/people/import-columns'
import { ImportForm } from '@/components/people/import-form'
import { ImportList } from '@/components/people/import-list'
import { ImportRefusal } from '@/components/people/import-refusal'
import { ImportRules } from '@/components/people/import-rules'
import { SaidNotice } from '@/components/shell/said'
import { Trail } from '@/components/shell/trail'
import { PageHead } from '@/components/ui/page'
import { canImportPeople } from '@/lib/people/policy'
import { ownImports } from '@/lib/people/queries/import'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.import')
  return { title: t('title') }
}

export default async function ImportPeople({ searchParams }: Props) {
  const viewer = await requireAllowed('/admin/people/import', canImportPeople)
  const [query, imports, t] = await Promise.all([searchParams, ownImports(viewer), getTranslations('people.import')])
  return (
    <>
      <PageHead trail={<Trail above={['people']} />} title={t('title')} lead={t('lead')} />
      <SaidNotice said={query.said} />
      <ImportRefusal query={query} />
      <ImportForm />
      <ImportList imports={imports} zone={viewer.zone} />
      <ImportColumns />
      <ImportRules />
    </>
  )
}
