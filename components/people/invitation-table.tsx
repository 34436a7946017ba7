import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/page'
import { type Column, DataTable } from '@/components/ui/table'
import type { InvitedPerson } from '@/lib/accounts/queries/invitations'
import { PersonLink } from './person-link'

/** A selection that is invited, person by person: what would become of each or, once it is done, what did. */
export function InvitationTable({ people, isDone }: { people: InvitedPerson[]; isDone: boolean }) {
  const t = useTranslations('people.inviteMany')
  const selection = useTranslations('enrolments.selection')
  const columns: Column<InvitedPerson>[] = [
    {
      key: 'person',
      label: t('person'),
      isHead: true,
      cell: ({ id, name }) => (name === null ? selection('unknown') : <PersonLink id={id} name={name} />),
    },
    {
      key: 'address',
      label: t('address'),
      cell: ({ address }) => (address ? <bdi dir="ltr">{address}</bdi> : null),
    },
    {
      key: 'outcome',
      label: t('outcome'),
      cell: ({ outcome }) => (
        <Tag tone={outcome === 'invited' ? 'info' : outcome === 'hasAccount' ? 'good' : 'plain'}>
          {t(`outcomes.${outcome === 'invited' && !isDone ? 'invites' : outcome}`)}
        </Tag>
      ),
    },
  ]
  return <DataTable label={t('title')} columns={columns} rows={people} keyOf={({ id }) => id} />
}
