import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Calendar } from '@/components/sessions/calendar'
import { ZoneLead } from '@/components/sessions/zone-lead'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page'
import { requireAllowed } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { param } from '@/lib/platform/inputs'
import { spanAsked } from '@/lib/sessions/queries/calendar'
import { joiningLinks } from '@/lib/sessions/queries/joining-link'
import { nextSession, timetable } from '@/lib/sessions/queries/timetable'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const PATH = '/teach/calendar'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sessions.calendar')
  return { title: t('taught') }
}

export default async function TaughtCalendar({ searchParams }: Props) {
  const viewer = await requireAllowed(PATH, ({ isTrainer }) => isTrainer)
  const search = await searchParams
  const [t, locale] = await Promise.all([getTranslations('sessions.calendar'), getLocale()])
  const { zone } = viewer
  const at = now()
  const asked = { view: param(search.view), on: param(search.on), week: param(search.week) }
  const span = await spanAsked(viewer, asked, locale)
  const [sessions, next] = await Promise.all([
    timetable(viewer, { from: span.from, to: span.to, locale, which: 'taught' }),
    nextSession(viewer, locale, 'taught'),
  ])
  const lead = <ZoneLead zone={zone} at={span.from} locale={locale} />
  return (
    <>
      <PageHead title={t('taught')} lead={lead} actions={<Link href="/teach">{t('toTeaching')}</Link>} />
      <Calendar
        place={{ path: PATH }}
        span={span}
        sessions={sessions}
        links={await joiningLinks(viewer, sessions)}
        nextId={next?.id ?? null}
        empty={t('noneTaught')}
        zone={zone}
        now={at}
        locale={locale}
      />
    </>
  )
}
