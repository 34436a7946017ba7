import { planPath } from '@/lib/sessions/rules'
import type { CalendarView, Span } from '@/lib/sessions/rules/calendar'
import type { CalendarSession, JoiningLink } from '@/lib/sessions/schema'

/** Where a calendar stands in the addresses: its page, and what of the address every link of it keeps. */
export type CalendarPlace = { path: string; kept?: Record<string, string | undefined> }

export function calendarPath({ path, kept = {} }: CalendarPlace, asked: { view?: string; on?: string }): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...asked, ...kept })) if (value) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}

/** All that the views of a calendar draw. */
export type CalendarShown = {
  place: CalendarPlace
  span: Span
  sessions: CalendarSession[]
  /** The joining links that are shown now, by session. */
  links?: Map<string, JoiningLink>
  /** The session under way or the first to come. */
  nextId: string | null
  /** For who plans: a session leads to where it is changed, and can be moved. */
  isPlanned?: boolean
  /** The reader's. */
  zone: string
  now: Date
  locale: string
}

/** Where a day is listed whole. */
export function dayPath({ place }: Pick<CalendarShown, 'place'>, on: string): string {
  return calendarPath(place, { view: 'agenda' satisfies CalendarView, on })
}

export function sessionPath({ isPlanned }: Pick<CalendarShown, 'isPlanned'>, session: CalendarSession): string {
  if (isPlanned) return planPath(session.editionSlug, session.id)
  return session.teaches ? `/teach/sessions/${session.id}` : `/my/courses/${session.editionSlug}`
}

/** The way to moving a session, and back to this view of the calendar. */
export function movePath(shown: CalendarShown, session: CalendarSession): string {
  const { place, span } = shown
  const back = calendarPath(place, { view: span.view, on: span.on })
  return `${sessionPath(shown, session)}?${new URLSearchParams({ back })}#move`
}
