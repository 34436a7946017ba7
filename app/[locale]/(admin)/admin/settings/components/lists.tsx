import { getLocale, getTranslations } from 'next-intl/server'
import { columnsFrom, type Query, selectedFrom, sortFrom } from '@/components/ui/address'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BulkBar } from '@/components/ui/bulk-bar'
import { ExportLinks } from '@/components/ui/export-links'
import { Pagination } from '@/components/ui/pagination'
import { type Column, DataTable } from '@/components/ui/table'
import { ColumnChoice, NarrowedBy, SortChoice, TableTools } from '@/components/ui/table-tools'
import { collator, displayNames } from '@/lib/platform/intl-formats'
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
      isFixed: true,
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
  const sort = sortFrom(query, ['name', 'country', 'held'], { key: 'name', isDescending: false })
  const shown = columnsFrom(query, columns)
  const { compare } = collator(locale)
  const rows = specimens.toSorted((a, b) => {
    const [one, other] = [a[sort.key as 'name' | 'held'], b[sort.key as 'name' | 'held']]
    return (sort.isDescending ? -1 : 1) * compare(String(one).padStart(3), String(other).padStart(3))
  })
  const selected = selectedFrom(query, 'person')
  return (
    <Part name="table">
      <NarrowedBy
        path={PATH}
        query={query}
        filters={[
          { key: 'state', label: t('terms.enrolmentState.enrolled'), without: { state: null } },
          { key: 'country', label: countries.of('KE') ?? '', without: { country: null } },
        ]}
      />
      <TableTools found={t('enrolments.participants.found', { count: rows.length })}>
        <SortChoice path={PATH} query={query} columns={columns} sort={sort} />
        <ColumnChoice path={PATH} query={query} columns={columns} shown={shown} />
        <ExportLinks path="/admin/people/export" />
      </TableTools>
      <DataTable
        label={t('components.part.table')}
        columns={shown}
        rows={rows}
        keyOf={({ id }) => id}
        path={PATH}
        query={query}
        sort={sort}
        selection={{ form: FORM, name: 'person', nameOf: ({ name }) => name, selected }}
      />
      <Pagination page={2} pages={9} path={PATH} query={query} />
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
