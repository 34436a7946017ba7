import type { Role } from '@prisma/client'
import { useLocale, useTranslations } from 'next-intl'
import { ExportLinks } from '@/components/ui/export-links'
import { Tag } from '@/components/ui/page'
import { type Column, DataTable, type ListPlace } from '@/components/ui/table'
import { TableTools } from '@/components/ui/table-tools'
import { nameOf } from './options'
import { PersonLink } from './person-link'
import { SELECTION } from './selection'
import { Standing } from './standing'

export type PersonInTable = {
  id: string
  name: string
  address: string | null
  country: string | null
  organisation: string | null
  isTrainer: boolean
  roles: Role[]
  hasAccount: boolean
  isInvited: boolean
}

type Props = ListPlace & { people: PersonInTable[]; count: number; back: string }

export function PeopleTable({ people, count, back, ...list }: Props) {
  const t = useTranslations('people.list')
  const locale = useLocale()
  const columns: Column<PersonInTable>[] = [
    {
      key: 'person',
      label: t('person'),
      isHead: true,
      isSortable: true,
      cell: (person) => <NameAndRoles {...person} />,
    },
    { key: 'address', label: t('address'), cell: ({ address }) => (address ? <bdi>{address}</bdi> : null) },
    {
      key: 'organisation',
      label: t('organisation'),
      isSortable: true,
      cell: ({ organisation }) => (organisation ? <bdi>{organisation}</bdi> : null),
    },
    {
      key: 'country',
      label: t('country'),
      isSortable: true,
      cell: ({ country }) => (country ? nameOf(country, locale, 'region') : null),
    },
    {
      key: 'standing',
      label: t('standing'),
      cell: ({ id, name, address, hasAccount, isInvited }) => (
        <Standing
          person={{ id, name, hasAccount, isInvited, canBeInvited: !hasAccount && address !== null }}
          back={back}
        />
      ),
    },
  ]
  return (
    <>
      <TableTools {...list} columns={columns} found={t('count', { count })}>
        <ExportLinks path={`${list.path}/export`} query={list.query} />
      </TableTools>
      <DataTable
        {...list}
        label={t('everybody')}
        columns={columns}
        rows={people}
        keyOf={({ id }) => id}
        selection={{ form: SELECTION, name: 'person', nameOf: ({ name }) => name }}
      />
    </>
  )
}

function NameAndRoles({ id, name, roles, isTrainer }: PersonInTable) {
  const t = useTranslations('people.list')
  const roleNames = useTranslations('terms.role')
  return (
    <>
      <PersonLink id={id} name={name} />
      {isTrainer || roles.length > 0 ? (
        <span className="mt-1 flex flex-wrap gap-1">
          {roles.map((role) => (
            <Tag key={role}>{roleNames(role)}</Tag>
          ))}
          {isTrainer ? <Tag>{t('trainer')}</Tag> : null}
        </span>
      ) : null}
    </>
  )
}
