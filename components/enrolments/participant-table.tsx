import { useTranslations } from 'next-intl'
import { SELECTION } from '@/components/people/selection'
import { ExportLinks } from '@/components/ui/export-links'
import { Link } from '@/components/ui/link'
import { type Column, DataTable, type ListPlace } from '@/components/ui/table'
import { TableTools } from '@/components/ui/table-tools'
import type { Participant } from '@/lib/enrolments/schema'
import { formatDay } from '@/lib/platform/dates'
import { displayNames } from '@/lib/platform/intl-formats'
import { EnrolmentTag } from './enrolment-tag'

type Props = ListPlace & { rows: Participant[]; total: number; zone: string; locale: string }

/** The people of an edition, who can be ticked to be enrolled in another. */
export function ParticipantTable({ rows, total, zone, locale, ...list }: Props) {
  const t = useTranslations('enrolments.participants')
  const countries = displayNames(locale, 'region')
  const columns: Column<Participant>[] = [
    {
      key: 'name',
      label: t('columns.name'),
      isHead: true,
      isSortable: true,
      cell: ({ id, name }) => (
        <Link href={`${list.path}/${id}`}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      key: 'address',
      label: t('columns.address'),
      cell: ({ address }) => (address ? <bdi dir="ltr">{address}</bdi> : null),
    },
    {
      key: 'organisation',
      label: t('columns.organisation'),
      isSortable: true,
      cell: ({ organisation }) => (organisation ? <bdi>{organisation}</bdi> : null),
    },
    {
      key: 'country',
      label: t('columns.country'),
      isSortable: true,
      cell: ({ country }) => (country ? countries.of(country) : null),
    },
    {
      key: 'state',
      label: t('columns.state'),
      isSortable: true,
      cell: ({ state, position }) => <EnrolmentTag state={state} position={position} />,
    },
    {
      key: 'since',
      label: t('columns.since'),
      isSortable: true,
      cell: ({ createdAt }) => <time dateTime={createdAt.toISOString()}>{formatDay(createdAt, zone, locale)}</time>,
    },
    {
      key: 'acts',
      label: t('columns.acts'),
      isFixed: true,
      cell: ({ id, name, canRemove }) =>
        canRemove ? (
          <Link
            href={`${list.path}/${id}#remove`}
            aria-label={t('removeLabel', { name })}
            className="whitespace-nowrap"
          >
            {t('remove')}
          </Link>
        ) : null,
    },
  ]
  return (
    <>
      <TableTools
        {...list}
        columns={columns}
        found={
          <h2 id="found" className="text-ink">
            {t('found', { count: total })}
          </h2>
        }
      >
        {rows.length > 0 ? <ExportLinks path={`${list.path}/export`} query={list.query} /> : null}
      </TableTools>
      {rows.length > 0 ? (
        <DataTable
          {...list}
          label={t('title')}
          columns={columns}
          rows={rows}
          keyOf={({ personId }) => personId}
          selection={{ form: SELECTION, name: 'person', nameOf: ({ name }) => name }}
        />
      ) : (
        <p>{t('nobodyFound')}</p>
      )}
    </>
  )
}
