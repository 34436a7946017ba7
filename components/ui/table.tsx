import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Query, Sort } from '@/lib/platform/lists'
import { addressWith, nextSort, selectedFrom, sortValue } from './address'
import { Icon } from './icon'
import { Link } from './link'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  isSortable?: boolean
  /** The cell that names the row. */
  isHead?: boolean
  /** Shown whatever is chosen, as the one that names the row is. */
  isFixed?: boolean
  isNumber?: boolean
}

/** How a list stands in its address: where it is, all that is asked of it, its sort and the keys of its columns. */
export type ListPlace = { path: string; query: Query; sort?: Sort; shown?: readonly string[] }

type Props<Row> = Partial<ListPlace> & {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Rows can be ticked for the form of that id, as the address may say they are; `nameOf` says whose tick it is. */
  selection?: { form: string; name: string; nameOf: (row: Row) => string }
}

/** A table whose sort, columns and ticks stand in the address; on a phone each row is a block. */
export function DataTable<Row>({ label, columns, rows, keyOf, selection, ...place }: Props<Row>) {
  const { path = '', query = {}, sort, shown } = place
  const drawn = shown ? columns.filter((column) => isAlways(column) || shown.includes(column.key)) : columns
  return (
    <table className="table table-list" aria-label={label}>
      <thead>
        <tr>
          {drawn.map((column) => (
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
            {drawn.map((column) =>
              column.isHead ? (
                <th key={column.key} scope="row" className="font-semibold">
                  {selection ? <Tick {...{ row, keyOf, query, selection }}>{column.cell(row)}</Tick> : column.cell(row)}
                </th>
              ) : (
                // What holds nothing is not named on a phone.
                <td
                  key={column.key}
                  data-label={column.label}
                  className={`max-sm:empty:hidden ${column.isNumber ? 'table-number' : ''}`}
                >
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

export function isAlways({ isHead, isFixed }: { isHead?: boolean; isFixed?: boolean }): boolean {
  return isHead === true || isFixed === true
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

type TickProps<Row> = Required<Pick<Props<Row>, 'keyOf' | 'query' | 'selection'>> & { row: Row; children: ReactNode }

function Tick<Row>({ row, keyOf, query, selection: { form, name, nameOf }, children }: TickProps<Row>) {
  const t = useTranslations('parts.table')
  return (
    <span className="flex items-start gap-3">
      <input
        type="checkbox"
        form={form}
        name={name}
        value={keyOf(row)}
        defaultChecked={selectedFrom(query, name).has(keyOf(row))}
        aria-label={t('select', { name: nameOf(row) })}
      />
      <span>{children}</span>
    </span>
  )
}
