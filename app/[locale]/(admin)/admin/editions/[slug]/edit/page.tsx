import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { EditionForm } from '@/components/catalogue/admin-edition-form'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/page'
import { managedEdition } from '@/lib/catalogue/queries/edition'
import { draftOf } from '@/lib/catalogue/queries/edition-draft'
import { canStillChange } from '@/lib/catalogue/rules'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue.admin.edition')
  return { title: t('change') }
}

export default async function EditEdition({ params }: Props) {
  const { slug } = await params
  const viewer = await requireAllowed(`/admin/editions/${slug}/edit`, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('catalogue.admin.edition')])
  const edition = await managedEdition(viewer, slug, locale)
  if (!edition) notFound()
  return (
    <>
      <ManagedHead edition={edition} here="overview" title={t('change')} />
      {canStillChange(edition) ? (
        <>
          <p>
            {t('placesElsewhere')} <Link href={`/admin/editions/${slug}/participants`}>{t('toParticipants')}</Link>
          </p>
          <EditionForm edition={edition} draft={draftOf(edition)} />
        </>
      ) : (
        <Notice tone="warn">{t('unchangeable')}</Notice>
      )}
    </>
  )
}
