import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { Card, Tag } from '@/components/ui/page'
import type { PersonAccount } from '@/lib/accounts/queries/account-of-person'
import type { AccountAct } from '@/lib/accounts/rules/accounts'
import { formatInstant } from '@/lib/platform/dates'
import { InviteForm } from './invite-form'

type Props = {
  person: { id: string; name: string }
  account: PersonAccount
  /** What the viewer may do to it. */
  acts: readonly AccountAct[]
  canBeInvited: boolean
  zone: string
}

/** How somebody can sign in, where they are, and the ways to what can be done about it. */
export function PersonAccountCard({ person, account, acts, canBeInvited, zone }: Props) {
  const t = useTranslations('people.person')
  const locale = useLocale()
  const { standing, since, signInCount, lastSeenAt } = account
  const hasAccount = standing === 'active' || standing === 'suspended'
  return (
    <Card title={t('account.title')}>
      <div className="grid gap-2">
        <p>
          {hasAccount ? (
            <Badge of="accountState" state={standing} />
          ) : (
            <Tag tone={standing === 'invited' ? 'info' : 'plain'}>{t(`account.${standing}`)}</Tag>
          )}
        </p>
        {since ? (
          <p className="text-ink-soft">{t('account.since', { at: formatInstant(since, zone, locale) })}</p>
        ) : null}
        {hasAccount ? <p>{t('account.signedIn', { count: signInCount })}</p> : null}
        {lastSeenAt ? (
          <p className="text-ink-soft">{t('account.lastSeen', { at: formatInstant(lastSeenAt, zone, locale) })}</p>
        ) : null}
      </div>
      {acts.length > 0 ? (
        <ul className="mt-4 grid justify-items-start gap-1 border-t border-line pt-3">
          {acts.map((act) => (
            <li key={act}>
              <Link href={`/admin/people/${person.id}/account?act=${act}`} className="inline-block py-1">
                {t(`act.${act}.link`)}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {canBeInvited ? (
        <div className="mt-4">
          <InviteForm person={person} isInvited={standing === 'invited'} back={`/admin/people/${person.id}`} />
        </div>
      ) : null}
    </Card>
  )
}
