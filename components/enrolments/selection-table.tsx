import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/page'
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
  const columns = useTranslations('enrolments.participants.columns')
  return (
    <table className="table table-list">
      <thead>
        <tr>
          <th scope="col">{columns('name')}</th>
          <th scope="col">{columns('address')}</th>
          <th scope="col">{t(isDone ? 'became' : 'becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, address, kind, state, position = null }) => (
          <tr key={id}>
            <th scope="row" className="font-semibold">
              {name === null ? t('unknown') : <bdi>{name}</bdi>}
            </th>
            <td>{address ? <bdi dir="ltr">{address}</bdi> : null}</td>
            <td>
              <span className="flex flex-wrap items-center gap-2">
                {kind === 'in' ? <span>{t('alreadyIn')}</span> : null}
                {kind === 'gone' ? <Tag tone="bad">{t('gone')}</Tag> : null}
                {state ? <EnrolmentTag state={state} position={position} /> : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
