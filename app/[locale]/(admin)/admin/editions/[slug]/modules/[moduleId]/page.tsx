import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ModuleForm } from '@/components/catalogue/admin-module-form'
import { RemoveForm } from '@/components/catalogue/admin-remove-form'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { canStillChange } from '@/lib/catalogue/rules'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { params: Promise<{ slug: string; moduleId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.modules')
  return { title: t('change') }
}

export default async function ChangeModule({ params }: Props) {
  const { slug, moduleId } = await params
  const path = `/admin/editions/${slug}/modules`
  const viewer = await requireAllowed(`${path}/${moduleId}`, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('catalogue.admin.modules')])
  const edition = await managedEdition(viewer, slug, locale)
  const module = edition?.modules.find(({ id }) => id === moduleId)
  if (!edition || !module || !canStillChange(edition)) notFound()
  return (
    <>
      <ManagedHead
        edition={edition}
        here="curriculum"
        isBelow
        title={<bdi lang={module.titleLocale}>{module.title}</bdi>}
      />
      <ModuleForm edition={edition} module={module} />
      <RemoveForm
        title={t('remove')}
        consequence={t('removeConsequence', { count: module.sessionCount })}
        kind="module"
        hidden={{ editionId: edition.id, slug, moduleId, version: module.version }}
      />
    </>
  )
}
