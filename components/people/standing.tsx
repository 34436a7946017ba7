import { useTranslations } from 'next-intl'
import { ActionForm, SubmitButton } from '@/components/ui/form'
import { Tag } from '@/components/ui/page'
import { inviteAction } from '@/lib/accounts/actions'

type Props = {
  person: { id: string; name: string; hasAccount: boolean; isInvited: boolean; canBeInvited: boolean }
  /** The list to come back to. */
  back: string
}

/** Whether somebody has an account and, where the viewer may, the button that invites them to have one. */
export function Standing({ person, back }: Props) {
  const t = useTranslations('people.list')
  const common = useTranslations('common')
  const { hasAccount, isInvited, canBeInvited } = person
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {hasAccount ? (
        <Tag tone="good">{t('hasAccount')}</Tag>
      ) : (
        <Tag tone={isInvited ? 'info' : 'plain'}>{t(isInvited ? 'isInvited' : 'noAccount')}</Tag>
      )}
      {canBeInvited ? (
        <ActionForm action={inviteAction} errorTitle={common('fixErrors')} className="grid gap-2">
          <input type="hidden" name="personId" value={person.id} />
          <input type="hidden" name="back" value={back} />
          <SubmitButton look="quiet">
            {t(isInvited ? 'inviteAgain' : 'invite')}
            <span className="sr-only">
              {' '}
              <bdi>{person.name}</bdi>
            </span>
          </SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  )
}
