import { getLocale, getTranslations } from 'next-intl/server'
import type { Query } from '@/components/ui/address'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BulkBar } from '@/components/ui/bulk-bar'
import { ExportLinks } from '@/components/ui/export-links'
import { Pagination } from '@/components/ui/pagination'
import { type Column, DataTable } from '@/components/ui/table'
import { NarrowedBy, TableTools } from '@/components/ui/table-tools'
import { collator, displayNames } from '@/lib/platform/intl-formats'
import { columnsOf, sortOf } from '@/lib/platform/lists'
import { localePath } from '@/lib/platform/locales'
import { Part } from './part'
import { type Specimen, specimens } from './specimens'

const PATH = '/admin/settings/components'
const FORM = 'specimen-selection'

/** A list of many with all that is done to it. */
export async function Lists({ query }: { query: Query }) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()])
  const countries = displayNames(locale, 'region')
  const columns: Column<Specimen>[] = [
    {
      key: 'name',
      label: t('enrolments.participants.columns.name'),
      isHead: true,
      isSortable: true,
      cell: ({ name }) => (
        <span className="flex items-center gap-2">
          <Avatar name={name} size="s" />
          <bdi>{name}</bdi>
        </span>
      ),
    },
    {
      key: 'country',
      label: t('enrolments.participants.columns.country'),
      isSortable: true,
      cell: ({ country }) => countries.of(country),
    },
    {
      key: 'state',
      label: t('enrolments.participants.columns.state'),
      cell: ({ state }) => <Badge of="enrolmentState" state={state} />,
    },
    { key: 'held', label: t('catalogue.edition.sessions'), isNumber: true, isSortable: true, cell: ({ held }) => held },
  ]
  const sort = sortOf(['name', 'country', 'held']).parse(query.sort)
  const list = { path: PATH, query, sort, shown: columnsOf(['name', 'country', 'state', 'held']).parse(query.columns) }
  const { compare } = collator(locale)
  const rows = specimens.toSorted((a, b) => {
    const [one, other] = [a[sort.key], b[sort.key]]
    return (sort.isDescending ? -1 : 1) * compare(String(one).padStart(3), String(other).padStart(3))
  })
  return (
    <Part name="table">
      <NarrowedBy
        {...list}
        filters={[
          { key: 'state', label: t('terms.enrolmentState.enrolled') },
          { key: 'country', label: countries.of('KE') ?? '' },
        ]}
      />
      <TableTools {...list} columns={columns} found={t('enrolments.participants.found', { count: rows.length })}>
        <ExportLinks path="/admin/people/export" />
      </TableTools>
      <DataTable
        {...list}
        label={t('components.part.table')}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        selection={{ form: FORM, name: 'person', nameOf: ({ name }) => name }}
      />
      <Pagination page={2} pages={9} {...list} />
      <BulkBar
        form={FORM}
        name="person"
        path={localePath(locale, PATH)}
        texts={{
          label: t('people.selection.label'),
          ticked: t('people.selection.ticked'),
          tickAll: t('people.selection.tickAll'),
          untickAll: t('people.selection.untickAll'),
          act: t('people.selection.act'),
        }}
      />
    </Part>
  )
}
