import { getLocale, getTranslations } from 'next-intl/server'
import { SessionWeek } from '@/components/sessions/session-week'
import { WeekLinks } from '@/components/sessions/week-links'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { requireMember } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { formatZone } from '@/lib/platform/dates'
import { param } from '@/lib/platform/inputs'
import { joiningLinks } from '@/lib/sessions/queries/joining-link'
import { timetable } from '@/lib/sessions/queries/timetable'
import { weekOf } from '@/lib/sessions/rules'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  const t = await getTranslations('sessions.timetable')
  return { title: t('title') }
}

export default async function Timetable({ searchParams }: Props) {
  const { week: named, from } = await searchParams
  const asked = { week: param(named), from: param(from) }
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  const viewer = await requireMember(query.size > 0 ? `/my/timetable?${query}` : '/my/timetable')
  const [t, locale] = await Promise.all([getTranslations('sessions.timetable'), getLocale()])
  const at = now()
  const week = weekOf(asked, viewer.zone, at)
  const sessions = await timetable(viewer, { from: week.from, to: week.to, locale })
  const links = await joiningLinks(viewer, sessions)
  const lead = t.rich('lead', {
    zone: formatZone(viewer.zone, week.from, locale),
    account: (text) => <Link href="/account">{text}</Link>,
  })
  return (
    <>
      <PageHead title={t('title')} lead={lead} />
      <WeekLinks week={week} isThisWeek={week.key === weekOf({}, viewer.zone, at).key} locale={locale} />
      <SessionWeek week={week} sessions={sessions} links={links} zone={viewer.zone} now={at} locale={locale} />
    </>
  )
}
