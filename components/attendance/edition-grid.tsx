import { useTranslations } from 'next-intl'
import { ExportLinks } from '@/components/ui/export-links'
import { Empty } from '@/components/ui/page'
import { Pagination } from '@/components/ui/pagination'
import type { Grid } from '@/lib/attendance/queries/grid'
import { AttendanceGrid } from './attendance-grid'
import { GridLegend } from './grid-legend'

type Props = {
  grid: Grid
  path: string
  /** Whose marks lead to their corrections, by enrolment's id. */
  opened: string | undefined
  viewerZone: string
  locale: string
}

/** An edition's attendance: the grid with its legend, or what would stand there. */
export function EditionGrid({ grid, path, opened, viewerZone, locale }: Props) {
  const t = useTranslations('attendance.grid')
  if (grid.sessions.length === 0) return <Empty>{t('noSessions')}</Empty>
  if (grid.learnerCount === 0) return <Empty>{t('noLearners')}</Empty>
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <GridLegend />
        <ExportLinks path={`${path}/export`} />
      </div>
      <p className="text-ink-soft">
        {t('learners', { count: grid.learnerCount })} · {t('sessionCount', { count: grid.sessions.length })}
      </p>
      <AttendanceGrid grid={grid} opened={opened} viewerZone={viewerZone} locale={locale} />
      <Pagination page={grid.page} pages={grid.pages} path={path} />
    </>
  )
}
