import { useTranslations } from 'next-intl'
import { addressWith, type Query } from '@/components/ui/address'
import { TextField } from '@/components/ui/field'
import { ListFilter } from '@/components/ui/list-filter'
import { Empty } from '@/components/ui/page'
import { NarrowedBy } from '@/components/ui/table-tools'
import type { PoolView } from '@/lib/people/schema'
import { PoolTable, type Trainer } from './pool-table'

const path = '/admin/people'

type Props = { trainers: Trainer[]; view: PoolView; query: Query; isLinked: boolean }

export function PoolList({ trainers, view, query, isLinked }: Props) {
  const t = useTranslations('people.list')
  // Whoever coordinates is shown the trainers whether the address says so or not; what leaves says so.
  const place = { path, query: { ...query, show: 'trainers' }, sort: view.sort, shown: view.columns }
  const words = view.q
  return (
    <>
      <ListFilter path={path} query={place.query} asks={['q']}>
        <TextField name="q" type="search" label={t('searchTrainers')} defaultValue={words} maxLength={200} dir="auto" />
      </ListFilter>
      <NarrowedBy path={path} query={place.query} filters={[{ key: 'q', label: words }]} />
      {trainers.length === 0 ? (
        <Empty>{words ? t('noTrainersFound', { words }) : t('noTrainers')}</Empty>
      ) : (
        <PoolTable {...place} isLinked={isLinked} trainers={trainers} back={addressWith(path, place.query, {})} />
      )}
    </>
  )
}
