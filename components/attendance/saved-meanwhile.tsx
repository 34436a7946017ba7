import { getTranslations } from 'next-intl/server'
import type { RegisterView } from '@/lib/attendance/queries/register'
import { formatInstant } from '@/lib/platform/dates'
import { markWords } from './mark-words'
import type { RollRow } from './roll'
import { StaleMarks } from './stale-marks'

type Props = { register: RegisterView; rows: RollRow[]; viewerZone: string; locale: string }

/** For who saved from a stale page: who came before them, and both marks wherever they differ. */
export async function SavedMeanwhile({ register, rows, viewerZone, locale }: Props) {
  const t = await getTranslations('attendance')
  const { session, savedAt, savedByName, closedAt, closedByName, version } = register
  const isClosed = closedAt !== null
  const at = closedAt ?? savedAt
  if (!at) return null
  const name = (isClosed ? closedByName : savedByName) ?? t('register.somebody')
  const by = t.rich(isClosed ? 'stale.closed' : 'stale.by', {
    name,
    at: formatInstant(at, viewerZone, locale),
    bdi: (chunks) => <bdi>{chunks}</bdi>,
  })
  const s = await getTranslations('attendance.stale')
  return (
    <StaleMarks
      rows={rows}
      words={await markWords()}
      by={by}
      dropHref={isClosed ? null : `/teach/sessions/${session.id}?saved=${version}`}
      texts={{
        differ: s('differ'),
        learner: s('learner'),
        saved: s('saved'),
        meant: s('meant'),
        also: s('also'),
        same: isClosed ? s('same') : s('apart'),
        ask: isClosed ? s('correctAsk') : s('ask'),
        drop: s('drop'),
      }}
    />
  )
}
