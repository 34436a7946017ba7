import { getTranslations } from 'next-intl/server'
import type { GridRow } from '@/lib/attendance/queries/grid'

/** The anchor of the row whose marks are links. */
export const OPENED = 'learner'

type Props = { row: Pick<GridRow, 'id' | 'name'>; page: number; isOpened: boolean }

/** Opens a learner's row, so that each of its marks leads to its correction, or closes it again. Short: it is in each row. */
export async function GridCorrect({ row: { id, name }, page, isOpened }: Props) {
  const t = await getTranslations('attendance')
  const here = page > 1 ? `page=${page}` : ''
  if (!isOpened)
    return (
      <a href={`?${here}${here && '&'}${OPENED}=${id}#${OPENED}`} aria-label={t('closed.correctOf', { name })}>
        {t('closed.correct')}
      </a>
    )
  return (
    <>
      <span className="grid-choose block text-sm font-normal">{t('grid.choose')}</span>
      <a href={`?${here}`}>{t('closed.cancel')}</a>
    </>
  )
}
