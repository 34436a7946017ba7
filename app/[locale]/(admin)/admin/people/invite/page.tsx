import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitationForm } from '@/components/people/invitation-form'
import { InvitationTable } from '@/components/people/invitation-table'
import { backToSelection } from '@/components/people/selection'
import { Trail } from '@/components/shell/trail'
import { Link } from '@/components/ui/link'
import { Empty, Notice, PageHead } from '@/components/ui/page'
import { invitationPreview } from '@/lib/accounts/queries/invitations'
import { canSeeEverybody } from '@/lib/people/policy'
import { idsOfSelection } from '@/lib/people/queries/selection'
import { MOST_SELECTED, peopleSelection } from '@/lib/people/schema'
import { requireAllowed } from '@/lib/platform/auth'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people.inviteMany')
  return { title: t('title') }
}

/** Invites the people who were ticked in the list, or all that it found: whom it passes over and why, then the act. */
export default async function InviteSelection({ searchParams }: Props) {
  const viewer = await requireAllowed('/admin/people/invite', canSeeEverybody)
  const [query, t, selection] = await Promise.all([
    searchParams,
    getTranslations('people.inviteMany'),
    getTranslations('enrolments.selection'),
  ])
  const { ids, count } = await idsOfSelection(viewer, peopleSelection.parse(query))
  const isTooLarge = count > MOST_SELECTED
  const people = isTooLarge ? [] : await invitationPreview(viewer, ids)
  const back = <Link href={backToSelection('/admin/people', query)}>{selection('back')}</Link>
  const head = (
    <PageHead
      trail={<Trail above={['people']} />}
      title={t('title')}
      lead={people.length > 0 ? selection('selected', { count: people.length }) : undefined}
    />
  )
  if (isTooLarge) {
    return (
      <>
        {head}
        <Notice tone="warn">{t('tooLarge', { count, most: MOST_SELECTED })}</Notice>
        {back}
      </>
    )
  }
  if (people.length === 0) {
    return (
      <>
        {head}
        <Empty action={back}>{selection('nobody')}</Empty>
      </>
    )
  }
  return (
    <>
      {head}
      <p>{back}</p>
      <InvitationForm people={people} formKey={randomUUID()} />
      <InvitationTable people={people} isDone={false} />
    </>
  )
}
