import 'server-only'
import { formatInstant } from '@/lib/platform/dates'
import { translatorFor } from '@/lib/platform/messages'
import type { Viewer } from '@/lib/platform/viewer'
import { allParticipants } from './queries/participants'
import type { ParticipantView } from './schema'

/** The list of participants as it is shown, every page of it, as CSV; null where the viewer does not manage the edition. */
export async function participantsCsv(
  viewer: Viewer,
  slug: string,
  view: ParticipantView,
  locale: string,
): Promise<string | null> {
  const list = await allParticipants(viewer, slug, view)
  if (!list) return null
  const t = translatorFor(locale)
  const countries = new Intl.DisplayNames([locale], { type: 'region' })
  const columns = ['name', 'address', 'organisation', 'country', 'state', 'position', 'since'] as const
  return csv([
    columns.map((column) => t(`enrolments.participants.columns.${column}`)),
    ...list.rows.map((row) => [
      row.name,
      row.address ?? '',
      row.organisation ?? '',
      row.country ? (countries.of(row.country) ?? row.country) : '',
      t(`terms.enrolmentState.${row.state}`),
      row.position === null ? '' : String(row.position),
      formatInstant(row.createdAt, list.zone, locale),
    ]),
  ])
}

/** RFC 4180 with UTF-8's mark, which spreadsheets need to read names in any script. */
export function csv(rows: string[][]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A spreadsheet runs what begins with one of these, wide forms and what follows blanks included: an apostrophe makes it text. */
function cell(value: string): string {
  const isFormula = /^[\s\u200e\u200f]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value)
  return `"${(isFormula ? `'${value}` : value).replaceAll('"', '""')}"`
}
