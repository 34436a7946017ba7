import { useLocale, useTranslations } from 'next-intl'
import { addressWith, type Query } from '@/components/ui/address'
import { TextField } from '@/components/ui/field'
import { ListFilter } from '@/components/ui/list-filter'
import { Empty } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { NarrowedBy } from '@/components/ui/table-tools'
import type { PeopleView } from '@/lib/people/schema'
import { CountryFilter } from './country-filter'
import { nameOf } from './options'
import { PeopleTable, type PersonInTable } from './people-table'
import { SelectionFoot } from './selection-foot'

const path = '/admin/people'

type Props = {
  list: { people: PersonInTable[]; count: number; pages: number; page: number; countries: string[] }
  view: PeopleView
  query: Query
}

export function EverybodyList({ list: { people, count, pages, page, countries }, view, query }: Props) {
  const t = useTranslations('people.list')
  const locale = useLocale()
  const { q: words, country } = view
  const place = { path, query, sort: view.sort, shown: view.columns }
  return (
    <>
      <ListFilter path={path} query={query} asks={['q', 'country']}>
        <TextField name="q" type="search" label={t('search')} defaultValue={words} maxLength={200} dir="auto" />
        <CountryFilter label={t('country')} chosen={country} among={countries} />
      </ListFilter>
      <NarrowedBy
        path={path}
        query={query}
        filters={[
          { key: 'q', label: words },
          { key: 'country', label: country && nameOf(country, locale, 'region') },
        ]}
      />
      {count === 0 ? (
        <Empty>{words ? t('noneFound', { words }) : country ? t('count', { count }) : t('nobody')}</Empty>
      ) : (
        <>
          <PeopleTable
            {...place}
            people={people}
            count={count}
            back={addressWith(path, query, { page: String(page) })}
          />
          <Pagination page={page} pages={pages} {...place} />
          <SelectionFoot hidden={{ q: words, country }} allCount={pages > 1 ? count : undefined} canInvite />
        </>
      )}
    </>
  )
}
