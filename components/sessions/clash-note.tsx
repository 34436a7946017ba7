import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatTimes } from '@/lib/platform/dates'
import type { Clash } from '@/lib/sessions/queries/clashes'
import { planPath } from '@/lib/sessions/rules'

/** Who or what is elsewhere, and where; of a session that the planner may not see, only that they are not available. */
export function ClashNote({ clash, zone, locale }: { clash: Clash; zone: string; locale: string }) {
  const t = useTranslations('sessions.preview')
  const { name, session, kind } = clash
  const parts = { name: () => <bdi>{name}</bdi>, title: () => <Title session={session} /> }
  if (!session) return <span>{t.rich('notAvailable', parts)}</span>
  const times = formatTimes(session.startsAt, session.endsAt, zone, locale)
  return <span>{t.rich(kind === 'room' ? 'roomTaken' : 'trainerBusy', { ...parts, times })}</span>
}

/** What is in the way leads there, for who plans it. */
function Title({ session }: Pick<Clash, 'session'>) {
  if (!session) return null
  const title = <bdi>{session.title}</bdi>
  return session.editionSlug ? <Link href={planPath(session.editionSlug, session.id)}>{title}</Link> : title
}
