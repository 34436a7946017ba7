import 'server-only'
import { translatorFor } from '@/lib/platform/messages'
import { type Cell, cellsOf, clockOf, type Exported } from '@/lib/platform/spreadsheet'
import type { Viewer } from '@/lib/platform/viewer'
import { type GridRow, type GridSession, wholeGrid } from './queries/grid'

/**
 * Learners by sessions, every learner, a mark in words for each; 'taught' is the trainer's part of it, as on the
 * screen. Null where there is nothing of it for the viewer.
 */
export async function gridExport(
  viewer: Viewer,
  slug: string,
  scope: 'managed' | 'taught',
  locale: string,
): Promise<Exported | null> {
  const grid = await wholeGrid(viewer, slug, scope)
  if (!grid) return null
  const { editionId } = grid
  const t = translatorFor(locale)
  const headingOf = ({ startsAt, zone, title, isLive, countsAttendance }: GridSession) => {
    const note = !isLive ? 'cancelled' : !countsAttendance ? 'notCounted' : null
    return `${title} · ${clockOf({ at: startsAt, zone })} ${zone}${note ? ` · ${t(`attendance.grid.${note}`)}` : ''}`
  }
  const wordOf = (mark: GridRow['marks'][number]): Cell =>
    mark && (mark === 'out' ? t('attendance.grid.out') : t(`terms.markValue.${mark}`))
  return {
    act: { act: 'attendance.export', subject: { type: 'Edition', id: editionId }, editionId },
    table: {
      name: `${slug}-attendance`,
      title: t('attendance.grid.title'),
      locale,
      headings: [
        t('attendance.grid.learner'),
        t('enrolments.participants.columns.state'),
        t('attendance.grid.rate'),
        ...grid.sessions.map(headingOf),
      ],
      rowCount: grid.count,
      batches: cellsOf(grid.batches, ({ name, state, attendance: { ratePermille }, marks }) => [
        name,
        t(`terms.enrolmentState.${state}`),
        ratePermille === null ? null : { permille: ratePermille },
        ...marks.map(wordOf),
      ]),
    },
  }
}
