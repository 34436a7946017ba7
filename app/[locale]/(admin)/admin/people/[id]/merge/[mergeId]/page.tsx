import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { isolated } from '@/components/people/isolated'
import { MergeUndo } from '@/components/people/merge-undo'
import { Narrow } from '@/components/people/narrow'
import { Trail } from '@/components/shell/trail'
import { canMergePeople } from '@/lib/people/policy'
import { mergeToUndo } from '@/lib/people/queries/merges'
import { requireAllowed, requireFresh } from '@/lib/platform/auth'

type Props = { params: Promise<{ id: string; mergeId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.merge')
  return { title: t('undoTitle') }
}

/** What undoing a merge puts back, before it does. */
export default async function UnmergePage({ params }: Props) {
  const { id, mergeId } = await params
  const viewer = await requireAllowed('/admin/people', canMergePeople)
  await requireFresh(viewer, `/admin/people/${id}/merge/${mergeId}`)
  const merge = await mergeToUndo(viewer, mergeId)
  if (merge?.into.id !== id) notFound()
  const t = await getTranslations('people.merge')
  const { from, into } = merge
  return (
    <Narrow
      trail={<Trail above={['people', { href: `/admin/people/${id}`, label: <bdi>{into.name}</bdi> }]} />}
      title={t('undoTitle')}
      lead={t.rich('undoLead', { from: from.name, into: into.name, ...isolated })}
    >
      <MergeUndo merge={merge} />
    </Narrow>
  )
}
