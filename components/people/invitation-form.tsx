import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Card, Notice } from '@/components/ui/page'
import { inviteSelectionAction } from '@/lib/accounts/actions/links'
import type { InvitedPerson } from '@/lib/accounts/queries/invitations'
import { InvitationCounts } from './invitation-counts'

type Props = {
  people: InvitedPerson[]
  /** Made with the page, so that a form that is sent twice is done once. */
  formKey: string
}

/** How many would be invited and whom it passes over, before the button that does it. */
export function InvitationForm({ people, formKey }: Props) {
  const t = useTranslations('people.inviteMany')
  const selection = useTranslations('enrolments.selection')
  const common = useTranslations('common')
  const count = people.filter(({ outcome }) => outcome === 'invited').length
  return (
    <Card title={selection('would')} className="grid gap-3">
      <InvitationCounts outcomes={people.map(({ outcome }) => outcome)} isDone={false} />
      {count === 0 ? (
        <Notice>{t('nothing')}</Notice>
      ) : (
        <ActionForm
          action={inviteSelectionAction}
          errorTitle={common('fixErrors')}
          className="grid justify-items-start gap-4"
        >
          <p className="max-w-[72ch]">{t('lead')}</p>
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="people" value={people.map(({ id }) => id).join(' ')} />
          <SubmitButton>{t('act', { count })}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  )
}
