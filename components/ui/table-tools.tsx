import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { localePath } from '@/lib/platform/locales'
import { addressWith, hiddenFields, type Query, type Sort, sortValue } from './address'
import { Icon } from './icon'
import { Link } from './link'
import { Popover } from './over'

type Named = { key: string; label: string; isSortable?: boolean; isFixed?: boolean }
type Props = { path: string; query: Query; columns: readonly Named[] }

/** Above a table: how many, the choice of columns, the way to take it away. */
export function TableTools({ found, children }: { found: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="text-ink-soft">{found}</p>
      <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">{children}</div>
    </div>
  )
}

/** On a phone the headings are gone, and with them their links: the same links, in a list that opens. */
export function SortChoice({ path, query, columns, sort }: Props & { sort: Sort }) {
  const t = useTranslations('parts.table')
  const ways = columns
    .filter(({ isSortable }) => isSortable)
    .flatMap(({ key, label }) => [
      { key, label: t('ascending', { column: label }), isDescending: false },
      { key, label: t('descending', { column: label }), isDescending: true },
    ])
  return (
    <span className="sm:hidden">
      <Popover id="sort-choice" label={t('sort')} icon="sortable">
        <ul className="grid">
          {ways.map(({ key, label, isDescending }) => (
            <li key={label}>
              <Link
                href={addressWith(path, query, { sort: sortValue({ key, isDescending }) })}
                className="popover-item"
                aria-current={key === sort.key && isDescending === sort.isDescending ? 'true' : undefined}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </Popover>
    </span>
  )
}

/** Which columns are shown: a form that puts the choice in the address. */
export function ColumnChoice({ path, query, columns, shown }: Props & { shown: readonly Named[] }) {
  const t = useTranslations('parts.table')
  const locale = useLocale()
  return (
    <Popover id="column-choice" label={t('columns')} icon="columns">
      <form action={localePath(locale, path)} className="grid gap-3">
        {hiddenFields(query, ['columns']).map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold">{t('columns')}</legend>
          {columns
            .filter(({ isFixed }) => !isFixed)
            .map((column) => (
              <label key={column.key} className="flex min-h-7 items-center gap-2">
                <input type="checkbox" name="columns" value={column.key} defaultChecked={shown.includes(column)} />
                {column.label}
              </label>
            ))}
        </fieldset>
        <button type="submit" className="btn btn-quiet">
          {t('showColumns')}
        </button>
      </form>
    </Popover>
  )
}

type Filter = { key: string; label: string; without: Record<string, string | string[] | null> }

/** What narrows the list now, each with the way to take it back. */
export function NarrowedBy({ path, query, filters }: { path: string; query: Query; filters: readonly Filter[] }) {
  const t = useTranslations('parts.table')
  if (filters.length === 0) return null
  const cleared = Object.assign({}, ...filters.map(({ without }) => without))
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      <span className="text-ink-soft">{t('narrowed')}</span>
      {filters.map(({ key, label, without }) => (
        <Link
          key={key}
          href={addressWith(path, query, without)}
          className="chip"
          aria-label={t('without', { filter: label })}
        >
          <bdi>{label}</bdi>
          <Icon name="close" />
        </Link>
      ))}
      {filters.length > 1 ? <Link href={addressWith(path, query, cleared)}>{t('clear')}</Link> : null}
    </div>
  )
}
