import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { localePath } from '@/lib/platform/locales'
import { hiddenFields, type Query } from './address'

type Props = {
  path: string
  query: Query
  /** The names of the fields, which stand in the form in place of what the address says of them. */
  asks: readonly string[]
  /** What the button does, where it is not to show the list. */
  act?: string
  children: ReactNode
}

/** What a list is narrowed by: a form that puts it in the address, beside the sort and the columns that stand there. */
export function ListFilter({ path, query, asks, act, children }: Props) {
  const t = useTranslations('parts.table')
  const locale = useLocale()
  return (
    <search>
      <form action={localePath(locale, path)} className="list-filter">
        {hiddenFields(query, asks).map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        {children}
        <button type="submit" className="btn btn-quiet">
          {act ?? t('apply')}
        </button>
      </form>
    </search>
  )
}
