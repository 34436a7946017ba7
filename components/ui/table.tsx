import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { addressWith, nextSort, type Query, type Sort, sortValue } from './address'
import { Icon } from './icon'
import { Link } from './link'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  isSortable?: boolean
  /** The cell that names the row. */
  isHead?: boolean
  /** Always shown. */
  isFixed?: boolean
  isNumber?: boolean
}

type Props<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Where the list stands: its sort is a link to the same list. */
  path: string
  query?: Query
  sort?: Sort
  /** Rows can be ticked for the form of that id; `nameOf` says whose tick it is. */
  selection?: { form: string; name: string; nameOf: (row: Row) => string; selected?: ReadonlySet<string> }
}

/** A table whose sort, columns and ticks stand in the address; on a phone each row is a block. */
export function DataTable<Row>({ label, columns, rows, keyOf, path, query = {}, sort, selection }: Props<Row>) {
  const t = useTranslations('parts.table')
  return (
    <table className="table table-list" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.isNumber ? 'table-number' : undefined}
              aria-sort={sort && column.key === sort.key ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            >
              {column.isSortable && sort ? <SortLink {...{ column, path, query, sort }} /> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column) =>
              column.isHead ? (
                <th key={column.key} scope="row" className="font-semibold">
                  {selection ? (
                    <span className="flex items-center gap-3">
                      <input
                        type="checkbox"
                        form={selection.form}
                        name={selection.name}
                        value={keyOf(row)}
                        defaultChecked={selection.selected?.has(keyOf(row))}
                        aria-label={t('select', { name: selection.nameOf(row) })}
                      />
                      <span>{column.cell(row)}</span>
                    </span>
                  ) : (
                    column.cell(row)
                  )}
                </th>
              ) : (
                <td key={column.key} data-label={column.label} className={column.isNumber ? 'table-number' : undefined}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type SortLinkProps<Row> = { column: Column<Row>; path: string; query: Query; sort: Sort }

function SortLink<Row>({ column: { key, label }, path, query, sort }: SortLinkProps<Row>) {
  const isHere = key === sort.key
  return (
    <Link href={addressWith(path, query, { sort: sortValue(nextSort(sort, key)) })} className="table-sort">
      {label}
      <Icon name={isHere ? (sort.isDescending ? 'sortDown' : 'sortUp') : 'sortable'} />
    </Link>
  )
}
