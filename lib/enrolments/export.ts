import 'server-only'
import { displayNames } from '@/lib/platform/intl-formats'
import { translatorFor } from '@/lib/platform/messages'
import { cellsOf, type Exported } from '@/lib/platform/spreadsheet'
import type { Viewer } from '@/lib/platform/viewer'
import { allParticipants } from './queries/participants'
import type { ParticipantView } from './schema'

/** The list of participants as it is shown, every page of it; null where the viewer does not manage the edition. */
export async function participantsExport(
  viewer: Viewer,
  slug: string,
  view: ParticipantView,
  locale: string,
): Promise<Exported | null> {
  const list = await allParticipants(viewer, slug, view)
  if (!list) return null
  const { editionId, zone } = list
  const t = translatorFor(locale)
  const countries = displayNames(locale, 'region')
  const columns = ['name', 'address', 'organisation', 'country', 'state', 'position'] as const
  return {
    act: { act: 'participants.export', subject: { type: 'Edition', id: editionId }, editionId },
    table: {
      name: `${slug}-participants`,
      title: t('enrolments.participants.title'),
      locale,
      headings: [
        ...columns.map((column) => t(`enrolments.participants.columns.${column}`)),
        t('enrolments.participants.sinceIn', { zone }),
      ],
      rowCount: list.count,
      batches: cellsOf(list.batches, ({ name, address, organisation, country, state, position, createdAt }) => [
        name,
        address,
        organisation,
        country && (countries.of(country) ?? country),
        t(`terms.enrolmentState.${state}`),
        position,
        { at: createdAt, zone },
      ]),
    },
  }
}
