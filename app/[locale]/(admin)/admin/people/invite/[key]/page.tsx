import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InvitationCounts } from '@/components/people/invitation-counts'
import { InvitationTable } from '@/components/people/invitation-table'
import { Trail } from '@/components/shell/trail'
import { Notice, PageHead } from '@/components/ui/page'
import { invitationResult } from '@/lib/accounts/queries/invitations'
import { canSeeEverybody } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { params: Promise<{ key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.inviteMany')
  return { title: t('result') }
}

/** What became of a selection, person by person, for who invited it. */
export default async function SelectionInvited({ params }: Props) {
  const { key } = await params
  const viewer = await requireAllowed(`/admin/people/invite/${key}`, canSeeEverybody)
  const people = await invitationResult(viewer, key)
  if (!people) notFound()
  const t = await getTranslations('people.inviteMany')
  return (
    <>
      <PageHead trail={<Trail above={['people']} />} title={t('result')} />
      <Notice tone={people.some(({ outcome }) => outcome === 'invited') ? 'good' : 'warn'}>
        <InvitationCounts outcomes={people.map(({ outcome }) => outcome)} isDone />
      </Notice>
      <InvitationTable people={people} isDone />
    </>
  )
}
