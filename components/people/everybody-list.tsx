import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { ExportLinks } from '@/components/ui/export-links'
import { Empty } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import { PeopleTable } from './people-table'
import { SelectionFoot } from './selection-foot'

type Props = {
  people: ComponentProps<typeof PeopleTable>['people']
  count: number
  pages: number
  page: number
  words: string
}

export function EverybodyList({ people, count, pages, page, words }: Props) {
  const t = useTranslations('people.list')
  if (count === 0) return <Empty>{words ? t('noneFound', { words }) : t('nobody')}</Empty>
  const query = new URLSearchParams({ ...(words && { q: words }), ...(page > 1 && { page: String(page) }) })
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <p className="text-ink-soft">{t('count', { count })}</p>
        <ExportLinks path="/admin/people/export" query={{ q: words }} />
      </div>
      <PeopleTable people={people} back={query.size > 0 ? `/admin/people?${query}` : '/admin/people'} />
      <Pagination page={page} pages={pages} path="/admin/people" query={{ q: words }} />
      <SelectionFoot hidden={words ? { q: words } : {}} allCount={pages > 1 ? count : undefined} />
    </>
  )
}
