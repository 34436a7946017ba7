import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { localePath } from '@/lib/platform/locales'
import type { CalendarChoices } from '@/lib/sessions/queries/calendar'
import type { Span } from '@/lib/sessions/rules/calendar'
import type { CalendarFilter as Filter } from '@/lib/sessions/schema'
import { calendarPath } from './calendar-place'

type Props = { path: string; span: Span; filter: Filter; choices: CalendarChoices; locale: string }

/** Narrows a planner's calendar to an edition, a trainer or a room: a form that asks, in the address. */
export function CalendarFilter({ path, span, filter, choices, locale }: Props) {
  const t = useTranslations('sessions.calendar')
  const asked = { view: span.view, on: span.on }
  const isNarrowed = Object.values(filter).some(Boolean)
  return (
    <search className="no-print">
      <form method="get" action={localePath(locale, path)} className="cal-filter" aria-label={t('filter')}>
        <input type="hidden" name="view" value={span.view} />
        <input type="hidden" name="on" value={span.on} />
        {(['edition', 'trainer', 'room'] as const).map((name) => (
          <label key={name} className="grid gap-1">
            <span className="text-sm font-semibold">{t(name)}</span>
            <select key={filter[name]} name={name} className="input" defaultValue={filter[name] ?? ''}>
              <option value="">{t(`every.${name}`)}</option>
              {choices[name].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="btn btn-quiet">
          {t('narrow')}
        </button>
        {isNarrowed ? (
          <Link href={calendarPath({ path }, asked)} className="inline-block py-3">
            {t('widen')}
          </Link>
        ) : null}
      </form>
    </search>
  )
}
