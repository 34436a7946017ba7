import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/page'
import { type Column, DataTable } from '@/components/ui/table'
import type { EnrolmentState, SelectionOutcome } from '@/lib/enrolments/schema'
import { EnrolmentTag } from './enrolment-tag'

type Row = {
  id: string
  name: string | null
  address: string | null
  kind: SelectionOutcome['kind']
  state: EnrolmentState | null
  position?: number | null
}

/** A selection, person by person: what would become of each or, once it is done, what did. */
export function SelectionTable({ rows, isDone }: { rows: Row[]; isDone: boolean }) {
  const t = useTranslations('enrolments.selection')
  const named = useTranslations('enrolments.participants.columns')
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: named('name'),
      isHead: true,
      cell: ({ name }) => (name === null ? t('unknown') : <bdi>{name}</bdi>),
    },
    {
      key: 'address',
      label: named('address'),
      cell: ({ address }) => (address ? <bdi dir="ltr">{address}</bdi> : null),
    },
    { key: 'became', label: t(isDone ? 'became' : 'becomes'), cell: (row) => <Became row={row} /> },
  ]
  return <DataTable label={t('title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
}

function Became({ row: { kind, state, position = null } }: { row: Row }) {
  const t = useTranslations('enrolments.selection')
  return (
    <span className="flex flex-wrap items-center gap-2">
      {kind === 'in' ? <span>{t('alreadyIn')}</span> : null}
      {kind === 'gone' ? <Tag tone="bad">{t('gone')}</Tag> : null}
      {state ? <EnrolmentTag state={state} position={position} /> : null}
    </span>
  )
}
