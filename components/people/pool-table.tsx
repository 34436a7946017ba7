import type { TrainerCategory } from '@prisma/client'
import { useLocale, useTranslations } from 'next-intl'
import { ExportLinks } from '@/components/ui/export-links'
import { type Column, DataTable, type ListPlace } from '@/components/ui/table'
import { TableTools } from '@/components/ui/table-tools'
import { listFormat } from '@/lib/platform/intl-formats'
import { nameOf } from './options'
import { PersonLink } from './person-link'
import { Standing } from './standing'

export type Trainer = {
  personId: string
  name: string
  category: TrainerCategory
  expertise: string[]
  languages: string[]
  hasAccount: boolean
  isInvited: boolean
  canBeInvited: boolean
}

type Props = ListPlace & {
  trainers: Trainer[]
  back: string
  /** Whether names lead to people's own pages, for who may open those. */
  isLinked: boolean
}

export function PoolTable({ trainers, back, isLinked, ...list }: Props) {
  const t = useTranslations('people.list')
  const categories = useTranslations('terms.trainerCategory')
  const locale = useLocale()
  const listed = listFormat(locale)
  const columns: Column<Trainer>[] = [
    {
      key: 'person',
      label: t('person'),
      isHead: true,
      isSortable: true,
      cell: ({ personId, name }) => (isLinked ? <PersonLink id={personId} name={name} /> : <bdi>{name}</bdi>),
    },
    { key: 'category', label: t('category'), isSortable: true, cell: ({ category }) => categories(category) },
    {
      key: 'expertise',
      label: t('expertise'),
      cell: ({ expertise }) =>
        listed
          .formatToParts(expertise)
          .map(({ type, value }) => (type === 'element' ? <bdi key={value}>{value}</bdi> : value)),
    },
    {
      key: 'languages',
      label: t('languages'),
      cell: ({ languages }) => listed.format(languages.map((code) => nameOf(code, locale, 'language'))),
    },
    {
      key: 'standing',
      label: t('standing'),
      cell: ({ personId, ...person }) => <Standing person={{ id: personId, ...person }} back={back} />,
    },
  ]
  return (
    <>
      <TableTools {...list} columns={columns} found={t('trainerCount', { count: trainers.length })}>
        <ExportLinks path={`${list.path}/export`} query={list.query} />
      </TableTools>
      <DataTable {...list} label={t('trainers')} columns={columns} rows={trainers} keyOf={({ personId }) => personId} />
    </>
  )
}
