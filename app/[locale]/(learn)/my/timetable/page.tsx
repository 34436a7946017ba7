import { getLocale, getTranslations } from 'next-intl/server'
import { Calendar } from '@/components/sessions/calendar'
import { ZoneLead } from '@/components/sessions/zone-lead'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { requireMember } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { param } from '@/lib/platform/inputs'
import { spanAsked } from '@/lib/sessions/queries/calendar'
import { joiningLinks } from '@/lib/sessions/queries/joining-link'
import { nextSession, timetable } from '@/lib/sessions/queries/timetable'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const PATH = '/my/timetable'

export async function generateMetadata() {
  const t = await getTranslations('sessions.timetable')
  return { title: t('title') }
}

export default async function Timetable({ searchParams }: Props) {
  const search = await searchParams
  // Mails and earlier addresses name a day by `from`, a week by `week`.
  const asked = { view: param(search.view), on: param(search.on ?? search.from), week: param(search.week) }
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
  const viewer = await requireMember(query.size > 0 ? `${PATH}?${query}` : PATH)
  const [t, locale] = await Promise.all([getTranslations('sessions'), getLocale()])
  const { zone } = viewer
  const at = now()
  const span = await spanAsked(viewer, asked, locale)
  const [sessions, next] = await Promise.all([
    timetable(viewer, { from: span.from, to: span.to, locale }),
    nextSession(viewer, locale),
  ])
  const lead = <ZoneLead zone={zone} at={span.from} locale={locale} />
  const teaching = viewer.isTrainer ? <Link href="/teach/calendar">{t('calendar.taught')}</Link> : null
  return (
    <>
      <PageHead title={t('timetable.title')} lead={lead} actions={teaching} />
      <Calendar
        place={{ path: PATH }}
        span={span}
        sessions={sessions}
        links={await joiningLinks(viewer, sessions)}
        nextId={next?.id ?? null}
        empty={t(span.view === 'week' ? 'timetable.none' : 'calendar.none')}
        zone={zone}
        now={at}
        locale={locale}
      />
    </>
  )
}
