import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Calendar } from '@/components/sessions/calendar'
import { CalendarFilter } from '@/components/sessions/calendar-filter'
import { ZoneLead } from '@/components/sessions/zone-lead'
import { SaidNotice } from '@/components/shell/said'
import { UndoForm } from '@/components/shell/undo-form'
import { addressWith } from '@/components/ui/address'
import { PageHead } from '@/components/ui/page'
import { plansSessions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { param } from '@/lib/platform/inputs'
import { undoable } from '@/lib/platform/undo'
import { calendarChoices, nextPlanned, plannedCalendar, spanAsked } from '@/lib/sessions/queries/calendar'
import { calendarFilter } from '@/lib/sessions/schema'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const PATH = '/admin/calendar'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sessions.calendar')
  return { title: t('planned') }
}

export default async function PlannedCalendar({ searchParams }: Props) {
  const viewer = await requireAllowed(PATH, plansSessions)
  const search = await searchParams
  const [t, locale] = await Promise.all([getTranslations('sessions.calendar'), getLocale()])
  const { zone } = viewer
  const at = now()
  const asked = { view: param(search.view), on: param(search.on), week: param(search.week) }
  const span = await spanAsked(viewer, asked, locale)
  const filter = calendarFilter.parse(search)
  const [undo, sessions, next, choices] = await Promise.all([
    undoable(viewer, param(search.undo)),
    plannedCalendar(viewer, { ...span, locale }, filter),
    nextPlanned(viewer, filter),
    calendarChoices(viewer, span, filter, locale),
  ])
  const lead = <ZoneLead zone={zone} at={span.from} locale={locale} />
  return (
    <>
      <PageHead title={t('planned')} lead={lead} />
      <SaidNotice said={search.said} undo={undo && <UndoForm kept={undo} back={addressWith(PATH, search, {})} />} />
      <CalendarFilter path={PATH} span={span} filter={filter} choices={choices} locale={locale} />
      <Calendar
        place={{ path: PATH, kept: filter }}
        span={span}
        sessions={sessions}
        nextId={next?.id ?? null}
        empty={t(Object.values(filter).some(Boolean) ? 'noneNarrowed' : 'none')}
        isPlanned
        zone={zone}
        now={at}
        locale={locale}
      />
    </>
  )
}
