import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { RemoveForm } from '@/components/catalogue/admin-remove-form'
import { TermForm } from '@/components/catalogue/admin-term-form'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { canStillChange, termSeen } from '@/lib/catalogue/rules'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { params: Promise<{ slug: string; termId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.modules')
  return { title: t('changeTerm') }
}

export default async function ChangeTerm({ params }: Props) {
  const { slug, termId } = await params
  const path = `/admin/editions/${slug}/modules`
  const viewer = await requireAllowed(`${path}/terms/${termId}`, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('catalogue.admin.modules')])
  const edition = await managedEdition(viewer, slug, locale)
  const term = edition?.terms.find(({ id }) => id === termId)
  if (!edition || !term || !canStillChange(edition)) notFound()
  const count = edition.modules.filter((module) => module.termId === termId).length
  return (
    <>
      <ManagedHead edition={edition} here="curriculum" isBelow title={<bdi lang={term.nameLocale}>{term.name}</bdi>} />
      <TermForm edition={edition} term={term} />
      <RemoveForm
        title={t('removeTerm')}
        consequence={t('removeTermConsequence', { count })}
        kind="term"
        hidden={{ editionId: edition.id, slug, termId, seen: termSeen(term) }}
      />
    </>
  )
}
