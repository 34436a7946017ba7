import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Query, Sort } from '@/lib/platform/lists'
import { localePath } from '@/lib/platform/locales'
import { addressWith, hiddenFields, sortValue } from './address'
import { Icon } from './icon'
import { Link } from './link'
import { Popover } from './over'
import { isAlways, type ListPlace } from './table'

type Named = { key: string; label: string; isSortable?: boolean; isHead?: boolean; isFixed?: boolean }
type Props = { path: string; query: Query; columns: readonly Named[] }

/** Above a table: how many, its sort on a phone, the choice of columns where there is one, the way to take it away. */
export function TableTools({
  found,
  children,
  sort,
  shown,
  ...list
}: Props & Pick<ListPlace, 'sort' | 'shown'> & { found: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="text-ink-soft">{found}</div>
      <div className="no-print flex flex-wrap items-center gap-x-4 gap-y-2">
        {sort ? <SortChoice {...list} sort={sort} /> : null}
        {shown ? <ColumnChoice {...list} shown={shown} /> : null}
        {children}
      </div>
    </div>
  )
}

/** On a phone the headings are gone, and with them their links: the same links, in a list that opens. */
function SortChoice({ path, query, columns, sort }: Props & { sort: Sort }) {
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
function ColumnChoice({ path, query, columns, shown }: Props & { shown: readonly string[] }) {
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
            .filter((column) => !isAlways(column))
            .map((column) => (
              <label key={column.key} className="flex min-h-7 items-center gap-2">
                <input type="checkbox" name="columns" value={column.key} defaultChecked={shown.includes(column.key)} />
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

/** A part of the address that narrows a list, and what it says; without a label it does not narrow it now. */
type Filter = { key: string; label: string }

/** What narrows the list now, each with the way to take it back. */
export function NarrowedBy({ path, query, filters }: { path: string; query: Query; filters: readonly Filter[] }) {
  const t = useTranslations('parts.table')
  const narrowing = filters.filter(({ label }) => label)
  if (narrowing.length === 0) return null
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      <span className="text-ink-soft">{t('narrowed')}</span>
      {narrowing.map(({ key, label }) => (
        <Link
          key={key}
          href={addressWith(path, query, { [key]: null })}
          className="chip"
          aria-label={t('without', { filter: label })}
        >
          <bdi>{label}</bdi>
          <Icon name="close" />
        </Link>
      ))}
      {narrowing.length > 1 ? (
        <Link href={addressWith(path, query, Object.fromEntries(narrowing.map(({ key }) => [key, null])))}>
          {t('clear')}
        </Link>
      ) : null}
    </div>
  )
}
