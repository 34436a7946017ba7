import type { Mail } from '@/lib/notifications/schema'
import { formatDay, formatTimes, formatZone, sameClock } from '@/lib/platform/dates'
import { beforeTime } from '@/lib/platform/locales'
import type { Translator } from '@/lib/platform/messages'
import type { Delivery } from './schema'

type Times = { startsAt: Date; endsAt: Date; zone: string }

export type About = {
  to: string
  locale: string
  /** The reader's. */
  zone: string
  name: string
  title: string
  courseTitle: string
  editionLabel: string
  session: Times
  delivery: Delivery
  /** "Room 2, Turin", where there is a room. */
  place: string | null
  /** Where the session stands in the reader's timetable; null for who has no account. */
  timetableUrl: string | null
}

type Calendar = Mail['calendar']

export function movedMail(t: Translator, about: About, before: Times, calendar: Calendar): Mail {
  const { startsAt, endsAt } = about.session
  const isElsewhere = startsAt.getTime() === before.startsAt.getTime() && endsAt.getTime() === before.endsAt.getTime()
  return {
    ...headOf(t, about),
    subject: t('mail.session.moved.subject', { session: about.title }),
    paragraphs: [
      t('mail.session.moved.lead', { session: about.title, edition: editionOf(t, about) }),
      t(isElsewhere ? 'mail.session.moved.same' : 'mail.session.moved.now', { time: timeOf(t, about, about.session) }),
      whereOf(t, about),
      ...(isElsewhere ? [] : [t('mail.session.moved.before', { time: timeOf(t, about, before) })]),
      t('mail.session.calendar'),
    ],
    action: actionOf(t, about),
    calendar,
  }
}

export function cancelledMail(t: Translator, about: About, reason: string, calendar: Calendar): Mail {
  return {
    ...headOf(t, about),
    subject: t('mail.session.cancelled.subject', { session: about.title }),
    paragraphs: [
      t('mail.session.cancelled.lead', { session: about.title, edition: editionOf(t, about) }),
      timeOf(t, about, about.session),
      t('mail.session.cancelled.reason', { reason }),
      t('mail.session.cancelled.calendar'),
    ],
    action: actionOf(t, about),
    calendar,
  }
}

export function assignedMail(t: Translator, about: About, sessions: Times[], calendar: Calendar): Mail {
  return {
    ...headOf(t, about),
    subject: t('mail.session.assigned.subject', { course: about.courseTitle }),
    paragraphs: [
      t('mail.session.assigned.lead', { count: sessions.length, session: about.title, edition: editionOf(t, about) }),
      sessions.map((session) => timeOf(t, about, session)).join('\n'),
      whereOf(t, about),
      t('mail.session.calendar'),
    ],
    action: actionOf(t, about),
    calendar,
  }
}

export function unassignedMail(t: Translator, about: About, calendar: Calendar): Mail {
  return {
    ...headOf(t, about),
    subject: t('mail.session.unassigned.subject', { session: about.title }),
    paragraphs: [
      t('mail.session.unassigned.lead', { session: about.title, edition: editionOf(t, about) }),
      timeOf(t, about, about.session),
      t('mail.session.cancelled.calendar'),
    ],
    calendar,
  }
}

function headOf(t: Translator, { to, locale, name }: About) {
  return { to, locale, greeting: t('mail.session.greeting', { name }) }
}

function editionOf(t: Translator, { courseTitle, editionLabel }: About): string {
  return editionLabel ? t('mail.session.course', { course: courseTitle, label: editionLabel }) : courseTitle
}

function actionOf(t: Translator, { timetableUrl }: About) {
  return timetableUrl ? { label: t('mail.session.timetable'), url: timetableUrl } : undefined
}

function whereOf(t: Translator, { place, delivery }: About): string {
  return t('mail.session.where', { place: place ?? t(`terms.delivery.${delivery}`) })
}

/** In the reader's zone, with the session's beside it where the clocks differ. */
function timeOf(t: Translator, { zone, locale }: About, session: Times): string {
  const time = inZone(session, zone, locale)
  return sameClock(session.startsAt, zone, session.zone)
    ? time
    : t('mail.session.both', { time, own: inZone(session, session.zone, locale) })
}

function inZone({ startsAt, endsAt }: Times, zone: string, locale: string): string {
  return `${formatDay(startsAt, zone, locale)}${beforeTime(locale)}${formatTimes(startsAt, endsAt, zone, locale)} ${formatZone(zone, startsAt, locale)}`
}
