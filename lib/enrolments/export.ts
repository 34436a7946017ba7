import 'server-only'
import { displayNames } from '@/lib/platform/intl-formats'
import { translatorFor } from '@/lib/platform/messages'
import { columnsFor, type ExportColumn, type Exported } from '@/lib/platform/spreadsheet'
import type { Viewer } from '@/lib/platform/viewer'
import { allParticipants } from './queries/participants'
import type { Participant, ParticipantColumn, ParticipantView } from './schema'

type Column = ExportColumn<Participant>

/** The list of participants as it is shown, every page of it; null where the viewer does not manage the edition. */
export async function participantsExport(
  viewer: Viewer,
  slug: string,
  view: ParticipantView,
  locale: string,
): Promise<Exported | null> {
  const list = await allParticipants(viewer, slug, view, locale)
  if (!list) return null
  const { editionId, zone } = list
  const t = translatorFor(locale)
  const countries = displayNames(locale, 'region')
  const column = (key: ParticipantColumn | 'position', cell: Column['cell']): Column => ({
    heading: t(`enrolments.participants.columns.${key}`),
    cell,
  })
  const columns: Record<ParticipantColumn, Column[]> = {
    name: [column('name', ({ name }) => name)],
    address: [column('address', ({ address }) => address)],
    organisation: [column('organisation', ({ organisation }) => organisation)],
    country: [column('country', ({ country }) => country && (countries.of(country) ?? country))],
    state: [
      column('state', ({ state }) => t(`terms.enrolmentState.${state}`)),
      column('position', ({ position }) => position),
    ],
    since: [
      {
        heading: t('enrolments.participants.sinceIn', { zone }),
        cell: ({ createdAt }) => ({ at: createdAt, zone }),
      },
    ],
  }
  return {
    act: { act: 'participants.export', subject: { type: 'Edition', id: editionId }, editionId },
    table: {
      name: `${slug}-participants`,
      title: t('enrolments.participants.title'),
      locale,
      rowCount: list.count,
      ...columnsFor(view.columns, columns, list.batches),
    },
  }
}
