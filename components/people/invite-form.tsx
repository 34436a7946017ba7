import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { inviteAction } from '@/lib/accounts/actions/links'

type Props = {
  person: { id: string; name: string }
  isInvited: boolean
  /** The page to come back to. */
  back: string
}

export function InviteForm({ person: { id, name }, isInvited, back }: Props) {
  const t = useTranslations('people.list')
  const common = useTranslations('common')
  return (
    <ActionForm action={inviteAction} errorTitle={common('fixErrors')} className="grid gap-2">
      <input type="hidden" name="personId" value={id} />
      <input type="hidden" name="back" value={back} />
      <SubmitButton look="quiet">
        {t(isInvited ? 'inviteAgain' : 'invite')}
        <span className="sr-only">
          {' '}
          <bdi>{name}</bdi>
        </span>
      </SubmitButton>
    </ActionForm>
  )
}
