import { useTranslations } from 'next-intl'
import { Empty } from '@/components/ui/page'
import { CalendarAgenda } from './calendar-agenda'
import { CalendarHead } from './calendar-head'
import { CalendarMonth } from './calendar-month'
import { CalendarMoves } from './calendar-moves'
import { type CalendarShown, calendarPath } from './calendar-place'
import { CalendarWeek } from './calendar-week'

const VIEWS = { month: CalendarMonth, week: CalendarWeek, agenda: CalendarAgenda }

type Props = CalendarShown & {
  /** What an empty calendar says. */
  empty: string
  /** A view beside the three, which the page itself draws. */
  hasList?: boolean
}

/** Sessions by the month, the week or one below the other, with the way to other dates; all of it in the address. */
export function Calendar({ empty, hasList, ...shown }: Props) {
  const t = useTranslations('sessions.calendar')
  const { place, span, sessions, isPlanned, locale } = shown
  const View = VIEWS[span.view]
  return (
    <section id="calendar" data-view={span.view} className="cal grid gap-4" aria-labelledby="calendar-span">
      <CalendarHead {...shown} hasList={hasList} />
      {sessions.length === 0 ? <Empty>{empty}</Empty> : null}
      {isPlanned && sessions.some(({ isMovable }) => isMovable) ? (
        <CalendarMoves
          root="calendar"
          back={calendarPath(place, { view: span.view, on: span.on })}
          locale={locale}
          texts={{
            hint: t(span.view === 'agenda' ? 'keysHint' : 'movesHint'),
            moving: t.raw('moving') as string,
            stays: t.raw('stays') as string,
          }}
        />
      ) : null}
      <View {...shown} />
    </section>
  )
}
