import 'server-only'
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Mail } from '@/lib/notifications/schema'
import { appUrl } from '@/lib/platform/auth'
import { atOnce } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { listFormat } from '@/lib/platform/intl-formats'
import { comma } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import { cellsOf, type Exported } from '@/lib/platform/spreadsheet'
import { systemViewer, type Viewer } from '@/lib/platform/viewer'
import { comingSessions, type Recipient, recipient, type SessionOfMail } from './queries/mail'
import { editionToPlan } from './queries/planning'
import { schedule } from './queries/schedule'

export type Calendar = NonNullable<Mail['calendar']>

/**
 * Sessions as an iCalendar text. Times are instants in UTC, which every calendar shows in its reader's own zone. The
 * joining link is not in it: it is shown on the timetable when it is time.
 */
export function calendarOf(method: Calendar['method'], to: Recipient, sessions: SessionOfMail[]): Calendar {
  const t = translatorFor(to.locale)
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Lectern', product: 'Lectern', language: to.locale.toUpperCase() },
  })
  const organizer = sender()
  for (const session of sessions) {
    const isOff = method === 'CANCEL' || !session.isLive
    calendar.createEvent({
      id: session.icalUid,
      sequence: session.icalSequence,
      stamp: now(),
      start: session.startsAt,
      end: session.endsAt,
      summary: session.title,
      description: [session.courseTitle, session.editionLabel, session.moduleTitle].filter(Boolean).join('\n'),
      location: placeOf(session, to.locale) ?? t(`terms.delivery.${session.delivery}`),
      url: appUrl(to.locale, timetablePath(session)),
      status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer,
      attendees: method === 'PUBLISH' ? [] : [{ name: quotable(to.name), email: to.to, rsvp: false }],
    })
  }
  return { method, content: calendar.toString() }
}

/** All sessions to come of an edition for somebody who has a place on it; null where there are none. */
export async function editionCalendar(personId: string, editionId: string): Promise<Calendar | null> {
  const viewer = systemViewer('sessions.calendar')
  const to = await recipient(viewer, personId)
  if (!to) return null
  const sessions = await comingSessions(viewer, to, editionId)
  return sessions.length > 0 ? calendarOf('PUBLISH', to, sessions) : null
}

/** An edition's sessions as its schedule shows them, each on its own zone's clock; null where the viewer does not run it. */
export async function scheduleExport(viewer: Viewer, slug: string, locale: string): Promise<Exported | null> {
  const edition = await editionToPlan(viewer, slug, locale)
  if (!edition) return null
  const sessions = await schedule(viewer, edition.id, locale)
  const t = translatorFor(locale)
  const columns = ['starts', 'ends', 'zone', 'session', 'module', 'trainers', 'where', 'register'] as const
  const list = listFormat(locale)
  return {
    act: { act: 'schedule.export', subject: { type: 'Edition', id: edition.id }, editionId: edition.id },
    table: {
      name: `${slug}-schedule`,
      title: t('sessions.schedule.title'),
      locale,
      headings: columns.map((column) => t(`sessions.schedule.${column}`)),
      rowCount: sessions.length,
      batches: cellsOf(atOnce(sessions), (session) => [
        { at: session.startsAt, zone: session.zone },
        { at: session.endsAt, zone: session.zone },
        session.zone,
        session.title,
        session.moduleTitle,
        list.format(session.trainers.map(({ name }) => name)),
        [t(`terms.delivery.${session.delivery}`), session.roomName, session.roomPlace].filter(Boolean).join(' · '),
        session.isLive ? t(`sessions.schedule.registers.${session.registerState}`) : t('sessions.cancelled'),
      ]),
    },
  }
}

/** Where a session stands in its reader's timetable. */
export function timetablePath({ startsAt }: { startsAt: Date }): string {
  return `/my/timetable?from=${startsAt.toISOString().slice(0, 10)}`
}

function placeOf({ roomName, roomPlace }: SessionOfMail, locale: string): string | null {
  return roomName ? [roomName, roomPlace].filter(Boolean).join(comma(locale)) : null
}

/** The name and address of MAIL_FROM: "Lectern <no-reply@lectern.test>". */
function sender() {
  const from = env().MAIL_FROM
  const named = /^(.*)<([^>]+)>\s*$/.exec(from)
  const name = quotable(named?.[1]?.trim() ?? '') || 'Lectern'
  return { name, email: (named?.[2] ?? from).trim() }
}

/** A parameter of iCalendar has no way to write a quotation mark. */
function quotable(name: string): string {
  return name.replaceAll('"', '’')
}
