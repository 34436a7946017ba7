import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { RemoveForm } from '@/components/catalogue/admin-remove-form'
import { TermForm } from '@/components/catalogue/admin-term-form'
import { EditionHead } from '@/components/catalogue/edition-head'
import { EditionTabs } from '@/components/catalogue/edition-tabs'
import { Link } from '@/components/ui/link'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { canStillChange, termSeen } from '@/lib/catalogue/rules'
import { requireAllowed } from '@/lib/platform/auth'
import { runsEditions } from '@/lib/platform/viewer'

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
      <EditionHead edition={edition} title={<bdi lang={term.nameLocale}>{term.name}</bdi>} />
      <EditionTabs slug={slug} here="curriculum" />
      <p>
        <Link href={path}>{t('title')}</Link>
      </p>
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
