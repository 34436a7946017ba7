import 'server-only'
import type { Mail, MailMaker, MailMakers } from '@/lib/notifications/schema'
import { appUrl } from '@/lib/platform/auth'
import { comma } from '@/lib/platform/locales'
import { translatorFor } from '@/lib/platform/messages'
import { systemViewer } from '@/lib/platform/viewer'
import { calendarOf, timetablePath } from './export'
import { type About, assignedMail, cancelledMail, movedMail, unassignedMail } from './mail'
import {
  changeOfMail,
  lostSessionOfMail,
  type Recipient,
  recipient,
  type SessionOfMail,
  sessionOfMail,
  taughtOfSeries,
} from './queries/mail'

const postman = systemViewer('sessions.mail')

/** What the outbox's messages of this domain say; nothing where the session or the person has moved on since. */
export const sessionMail: MailMakers = {
  'session.moved': to(async (person, { sessionId, changeId }) => {
    const [session, change] = await Promise.all([
      sessionOfMail(postman, person, sessionId),
      changeOfMail(postman, changeId),
    ])
    if (!session?.isLive || !change) return null
    const before = { startsAt: change.fromStartsAt, endsAt: change.fromEndsAt, zone: session.zone }
    return movedMail(
      translatorFor(person.locale),
      aboutOf(person, session),
      before,
      calendarOf('REQUEST', person, [session]),
    )
  }),
  'session.cancelled': to(async (person, { sessionId }) => {
    const session = await sessionOfMail(postman, person, sessionId)
    if (!session || session.isLive) return null
    const reason = session.cancelledReason ?? ''
    return cancelledMail(
      translatorFor(person.locale),
      aboutOf(person, session),
      reason,
      calendarOf('CANCEL', person, [session]),
    )
  }),
  'session.assigned': to(async (person, { sessionId, seriesId }) => {
    const one = seriesId ? null : await sessionOfMail(postman, person, sessionId)
    const sessions = seriesId ? await taughtOfSeries(postman, person, seriesId) : one?.isLive ? [one] : []
    const [first] = sessions
    if (!first?.trainers.some(({ personId }) => personId === person.personId)) return null
    // A request is about one event; several are published together.
    const calendar = calendarOf(sessions.length === 1 ? 'REQUEST' : 'PUBLISH', person, sessions)
    return assignedMail(translatorFor(person.locale), aboutOf(person, first), sessions, calendar)
  }),
  'session.unassigned': to(async (person, { sessionId }) => {
    const session = await lostSessionOfMail(postman, person, sessionId)
    if (!session) return null
    return unassignedMail(
      translatorFor(person.locale),
      aboutOf(person, session),
      calendarOf('CANCEL', person, [session]),
    )
  }),
}

function to(write: (person: Recipient, payload: Record<string, string>) => Promise<Mail | null>): MailMaker {
  return async ({ personId, payload }) => {
    const person = await recipient(postman, personId)
    return person && write(person, payload)
  }
}

function aboutOf(person: Recipient, session: SessionOfMail): About {
  const { title, courseTitle, editionLabel, delivery, roomName, roomPlace } = session
  return {
    ...person,
    title,
    courseTitle,
    editionLabel,
    session,
    delivery,
    place: roomName ? [roomName, roomPlace].filter(Boolean).join(comma(person.locale)) : null,
    timetableUrl: person.hasAccount ? appUrl(person.locale, timetablePath(session)) : null,
  }
}
