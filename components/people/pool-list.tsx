import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { ExportLinks } from '@/components/ui/export-links'
import { Empty } from '@/components/ui/page'
import { PoolTable } from './pool-table'

export function PoolList({
  trainers,
  words,
}: {
  trainers: ComponentProps<typeof PoolTable>['trainers']
  words: string
}) {
  const t = useTranslations('people.list')
  if (trainers.length === 0) return <Empty>{words ? t('noTrainersFound', { words }) : t('noTrainers')}</Empty>
  const query = new URLSearchParams({ show: 'trainers', ...(words && { q: words }) })
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <p className="text-ink-soft">{t('trainerCount', { count: trainers.length })}</p>
        <ExportLinks path="/admin/people/export" query={{ show: 'trainers', q: words }} />
      </div>
      <PoolTable trainers={trainers} back={`/admin/people?${query}`} />
    </>
  )
}
