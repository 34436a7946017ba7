import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { SelectionCounts } from '@/components/enrolments/selection-counts'
import { SelectionTable } from '@/components/enrolments/selection-table'
import { Notice } from '@/components/ui/page'
import { selectionResult } from '@/lib/enrolments/queries/selection'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { params: Promise<{ slug: string; key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('enrolments.selection')
  return { title: t('result') }
}

/** What became of a selection, person by person, for who enrolled it. */
export default async function SelectionEnrolled({ params }: Props) {
  const { slug, key } = await params
  const path = `/admin/editions/${slug}/participants`
  const viewer = await requireAllowed(`${path}/selection/${key}`, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('enrolments.selection')])
  const result = await selectionResult(viewer, slug, key, locale)
  if (!result) notFound()
  const { edition, people } = result
  return (
    <>
      <ManagedHead edition={edition} here="participants" isBelow title={t('result')} />
      <Notice tone="good">
        <SelectionCounts kinds={people.map(({ kind }) => kind)} isDone />
      </Notice>
      <SelectionTable isDone rows={people.map(({ personId, ...person }) => ({ id: personId, ...person }))} />
    </>
  )
}
