import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ManagedHead } from '@/components/catalogue/managed-head'
import { Calendar } from '@/components/sessions/calendar'
import { CalendarViews } from '@/components/sessions/calendar-head'
import { SessionTable } from '@/components/sessions/session-table'
import { SaidNotice } from '@/components/shell/said'
import { UndoForm } from '@/components/shell/undo-form'
import { addressWith } from '@/components/ui/address'
import { ExportLinks } from '@/components/ui/export-links'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { runsEditions } from '@/lib/people/policy'
import { requireAllowed } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { param } from '@/lib/platform/inputs'
import { undoable } from '@/lib/platform/undo'
import type { Member } from '@/lib/platform/viewer'
import { nextPlanned, plannedCalendar, spanAsked } from '@/lib/sessions/queries/calendar'
import { type EditionToPlan, editionToPlan } from '@/lib/sessions/queries/planning'
import { schedule } from '@/lib/sessions/queries/schedule'
import { type CalendarView, todayIn, viewFrom } from '@/lib/sessions/rules/calendar'

type Props = {
  params: Promise<{ slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata() {
  const t = await getTranslations('sessions.schedule')
  return { title: t('title') }
}

export default async function Schedule({ params, searchParams }: Props) {
  const { slug } = await params
  const path = `/admin/editions/${slug}/schedule`
  const viewer = await requireAllowed(path, runsEditions)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('sessions.schedule')])
  const edition = await editionToPlan(viewer, slug, locale)
  if (!edition) notFound()
  const search = await searchParams
  const undo = await undoable(viewer, param(search.undo))
  const view = viewFrom(param(search.view), 'list')
  const plan = edition.isPlannable ? (
    <>
      <Link href={`${path}/new`} className="btn btn-quiet">
        {t('planOne')}
      </Link>
      <Link href={`${path}/series`} className="btn">
        {t('planSeries')}
      </Link>
    </>
  ) : null
  return (
    <>
      <ManagedHead edition={edition} here="schedule" title={t('title')} actions={plan} />
      <SaidNotice
        said={search.said}
        undo={undo && <UndoForm kept={undo} edition={edition} back={addressWith(path, search, {})} />}
      />
      {view === 'list' ? (
        <ScheduleList viewer={viewer} edition={edition} locale={locale} />
      ) : (
        <ScheduleCalendar viewer={viewer} edition={edition} locale={locale} view={view} on={param(search.on)} />
      )}
    </>
  )
}

type Drawn = { viewer: Member; edition: EditionToPlan; locale: string }

async function ScheduleList({ viewer, edition, locale }: Drawn) {
  const t = await getTranslations('sessions.schedule')
  const sessions = await schedule(viewer, edition.id, locale)
  if (sessions.length === 0) return <Empty>{t('none')}</Empty>
  const path = `/admin/editions/${edition.slug}/schedule`
  return (
    <>
      <CalendarViews place={{ path }} here="list" hasList />
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <p className="text-ink-soft">{t('count', { count: sessions.filter(({ isLive }) => isLive).length })}</p>
        <ExportLinks path={`${path}/export`} />
      </div>
      <SessionTable sessions={sessions} slug={edition.slug} viewerZone={viewer.zone} locale={locale} />
    </>
  )
}

/** Begins, where no day is asked for, with the edition's next session, or else with its first day. */
async function ScheduleCalendar({ viewer, edition, locale, view, on }: Drawn & { view: CalendarView; on: string }) {
  const t = await getTranslations('sessions.calendar')
  const { zone } = viewer
  const filter = { edition: edition.slug }
  const next = await nextPlanned(viewer, filter)
  const begins = next ? todayIn(zone, next.startsAt) : edition.startsOn
  const span = await spanAsked(viewer, { view, on: on || begins }, locale)
  return (
    <Calendar
      place={{ path: `/admin/editions/${edition.slug}/schedule` }}
      span={span}
      sessions={await plannedCalendar(viewer, { ...span, locale }, filter)}
      nextId={next?.id ?? null}
      empty={t('none')}
      hasList
      isPlanned
      zone={zone}
      now={now()}
      locale={locale}
    />
  )
}
