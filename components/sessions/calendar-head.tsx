import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatDateRange } from '@/lib/platform/dates'
import { dateFormat } from '@/lib/platform/intl-formats'
import { localePath } from '@/lib/platform/locales'
import { type CalendarView, calendarViews, type Span, todayIn } from '@/lib/sessions/rules/calendar'
import { type CalendarPlace, type CalendarShown, calendarPath } from './calendar-place'

/** Which dates these are; the ways to those before and after, to today, to any day and to the other views. */
export function CalendarHead({ hasList, ...shown }: CalendarShown & { hasList?: boolean }) {
  const { place, span, locale } = shown
  return (
    <>
      <div className="no-print flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <CalendarViews place={place} here={span.view} on={span.on} hasList={hasList} />
        <DayField {...shown} />
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="calendar-span">{nameOf(span, locale)}</h2>
        <Steps {...shown} />
      </div>
    </>
  )
}

type Views = { place: CalendarPlace; here: CalendarView | 'list'; on?: string; hasList?: boolean }

/** The ways to look at the same sessions. */
export function CalendarViews({ place, here, on, hasList }: Views) {
  const t = useTranslations('sessions.calendar')
  return (
    <nav aria-label={t('view')} className="cal-views no-print">
      {[...(hasList ? (['list'] as const) : []), ...calendarViews].map((view) => (
        <Link
          key={view}
          href={view === 'list' ? calendarPath(place, {}) : calendarPath(place, { view, on })}
          aria-current={view === here ? 'page' : undefined}
        >
          {t(`views.${view}`)}
        </Link>
      ))}
    </nav>
  )
}

function Steps({ place, span, zone, now }: CalendarShown) {
  const t = useTranslations('sessions.calendar')
  const { view, previous, next } = span
  const today = todayIn(zone, now)
  const isNow = span.first <= today && today <= span.last
  return (
    <nav aria-label={t('steps')} className="no-print flex flex-wrap gap-x-5 gap-y-2">
      <Link href={calendarPath(place, { view, on: previous })} className="inline-block py-1">
        {t(`previous.${view}`)}
      </Link>
      {isNow ? (
        <span aria-current="date" className="py-1 text-ink-soft">
          {t(`now.${view}`)}
        </span>
      ) : (
        <Link href={calendarPath(place, { view, on: today })} className="inline-block py-1">
          {t(`now.${view}`)}
        </Link>
      )}
      <Link href={calendarPath(place, { view, on: next })} className="inline-block py-1">
        {t(`next.${view}`)}
      </Link>
    </nav>
  )
}

function DayField({ place, span, locale }: CalendarShown) {
  const t = useTranslations('sessions.calendar')
  const kept = Object.entries({ view: span.view, ...place.kept }).filter(([, value]) => value)
  return (
    <form method="get" action={localePath(locale, place.path)} className="flex flex-wrap items-center gap-2">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="on" className="text-sm text-ink-soft">
        {t('goTo')}
      </label>
      <input
        key={span.on}
        id="on"
        name="on"
        type="date"
        className="input input-small"
        defaultValue={span.on}
        required
      />
      <button type="submit" className="btn btn-quiet btn-small">
        {t('go')}
      </button>
    </form>
  )
}

/** "November 2026" or "2–8 December 2026". */
function nameOf({ view, first, last }: Span, locale: string): string {
  if (view !== 'month') return formatDateRange(new Date(first), new Date(last), locale)
  return dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(first))
}
