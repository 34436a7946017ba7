import { useTranslations } from 'next-intl'
import { formatTimes } from '@/lib/platform/dates'
import type { Clash } from '@/lib/sessions/queries/clashes'

/** Who or what is elsewhere, and where; of a session that the planner may not see, only that they are not available. */
export function ClashNote({ clash, zone, locale }: { clash: Clash; zone: string; locale: string }) {
  const t = useTranslations('sessions.preview')
  const { name, session, kind } = clash
  const parts = { name: () => <bdi>{name}</bdi>, title: () => <bdi>{session?.title}</bdi> }
  if (!session) return <span>{t.rich('notAvailable', parts)}</span>
  const times = formatTimes(session.startsAt, session.endsAt, zone, locale)
  return <span>{t.rich(kind === 'room' ? 'roomTaken' : 'trainerBusy', { ...parts, times })}</span>
}
