import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Preview, PreviewRow } from '@/lib/people/queries/import'
import { ImportFaults } from './import-faults'
import { ImportValues } from './import-values'

/** A page of the file's rows, each with what would happen. */
export function ImportRows({ preview }: { preview: Preview }) {
  const t = useTranslations('people.import')
  if (preview.rows.length === 0) return <p>{t('noneSuch')}</p>
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{t('row')}</th>
          <th scope="col">{t('person')}</th>
          <th scope="col">{t('verdict')}</th>
          <th scope="col">{t('details')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <tr key={row.line}>
            <td className="whitespace-nowrap text-ink-soft">{t('rowNumber', { line: row.line })}</td>
            <th scope="row">
              <Whose row={row} />
            </th>
            <td>
              <Badge of="importVerdict" state={row.verdict} />
            </td>
            <td>
              <Details row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Whose({ row: { given, nameOnRecord } }: { row: PreviewRow }) {
  const t = useTranslations('people.import')
  const name = nameOnRecord ?? given.name
  return (
    <span className="grid [overflow-wrap:anywhere]">
      <span className="font-semibold">{name ? <bdi>{name}</bdi> : t('withoutName')}</span>
      {given.address ? (
        <span className="font-normal text-ink-soft">
          <bdi>{given.address}</bdi>
        </span>
      ) : null}
    </span>
  )
}

function Details({ row }: { row: PreviewRow }) {
  const t = useTranslations('people.import')
  if (row.verdict === 'refused') return <ImportFaults faults={row.faults} />
  if (row.verdict === 'same') return <span className="text-ink-soft">{t('sameAsKnown')}</span>
  return <ImportValues row={row} />
}
