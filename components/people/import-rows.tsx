import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { type Column, DataTable } from '@/components/ui/table'
import type { Preview, PreviewRow } from '@/lib/people/queries/import'
import type { Fault } from '@/lib/people/rules/import-row'
import { ImportFaults } from './import-faults'
import { ImportValues } from './import-values'

/** A page of the file's rows, each with what would happen. */
export function ImportRows({ preview }: { preview: Preview }) {
  const t = useTranslations('people.import')
  if (preview.rows.length === 0) return <p>{t('noneSuch')}</p>
  const columns: Column<PreviewRow>[] = [
    {
      key: 'row',
      label: t('row'),
      cell: ({ line }) => <span className="whitespace-nowrap text-ink-soft">{t('rowNumber', { line })}</span>,
    },
    { key: 'person', label: t('person'), isHead: true, cell: (row) => <Whose row={row} /> },
    { key: 'verdict', label: t('verdict'), cell: ({ verdict }) => <Badge of="importVerdict" state={verdict} /> },
    { key: 'details', label: t('details'), cell: (row) => <Details row={row} /> },
  ]
  return <DataTable label={t('verdict')} columns={columns} rows={preview.rows} keyOf={({ line }) => String(line)} />
}

/** On a wide screen whole addresses have room: broken in mid-word they are compared with the file's in vain. */
function Whose({ row: { given, faults, nameOnRecord } }: { row: PreviewRow }) {
  const name = nameOnRecord ?? given.name
  return (
    <span className="grid [overflow-wrap:anywhere] sm:min-w-48 md:min-w-64 xl:min-w-88">
      <span className="font-semibold">
        {name ? <bdi>{name}</bdi> : <NoName fault={faults.find(({ column }) => column === 'name')} />}
      </span>
      {given.address ? (
        <span className="font-normal text-ink-soft">
          <bdi>{given.address}</bdi>
        </span>
      ) : null}
    </span>
  )
}

/** A name that is refused is there all the same: as far as it was read, it says which row this is. */
function NoName({ fault }: { fault?: Fault }) {
  const t = useTranslations('people.import')
  if (!fault || fault.reason === 'nameNeeded') return t('withoutName')
  return fault.value ? <bdi>{fault.value}</bdi> : t('nameUnusable')
}

function Details({ row }: { row: PreviewRow }) {
  const t = useTranslations('people.import')
  if (row.verdict === 'refused') return <ImportFaults faults={row.faults} />
  if (row.verdict === 'same') return <span className="text-ink-soft">{t('sameAsKnown')}</span>
  return <ImportValues row={row} />
}
