import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/page'
import { InviteForm } from './invite-form'

type Props = {
  person: { id: string; name: string; hasAccount: boolean; isInvited: boolean; canBeInvited: boolean }
  /** The list to come back to. */
  back: string
}

/** Whether somebody has an account and, where the viewer may, the button that invites them to have one. */
export function Standing({ person, back }: Props) {
  const t = useTranslations('people.list')
  const { hasAccount, isInvited, canBeInvited } = person
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {hasAccount ? (
        <Tag tone="good">{t('hasAccount')}</Tag>
      ) : (
        <Tag tone={isInvited ? 'info' : 'plain'}>{t(isInvited ? 'isInvited' : 'noAccount')}</Tag>
      )}
      {canBeInvited ? <InviteForm person={person} isInvited={isInvited} back={back} /> : null}
    </div>
  )
}
