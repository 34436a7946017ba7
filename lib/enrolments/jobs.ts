import 'server-only'
import type { Mail, MailMaker, MailMakers } from '@/lib/notifications/schema'
import { appUrl } from '@/lib/platform/auth'
import { translatorFor } from '@/lib/platform/messages'
import { systemViewer } from '@/lib/platform/viewer'
import { editionCalendar } from '@/lib/sessions/export'
import { type About, enrolledMail, promotedMail, removedMail, waitlistedMail, withdrawnMail } from './mail'
import { type EnrolmentOfMail, enrolmentOfMail } from './queries/mail'

const postman = systemViewer('enrolments-mail')

/** What the outbox's messages of this domain say; nothing where the enrolment has moved on since. */
export const enrolmentMail: MailMakers = {
  'enrolment.enrolled': about(async (enrolment) => {
    if (enrolment.state !== 'enrolled') return null
    return enrolledMail(translatorFor(enrolment.locale), aboutOf(enrolment), await calendarOf(enrolment))
  }),
  'enrolment.promoted': about(async (enrolment) => {
    if (enrolment.state !== 'enrolled') return null
    return promotedMail(translatorFor(enrolment.locale), aboutOf(enrolment), await calendarOf(enrolment))
  }),
  'enrolment.waitlisted': about(async (enrolment) => {
    if (enrolment.position === null) return null
    return waitlistedMail(translatorFor(enrolment.locale), aboutOf(enrolment), enrolment.position)
  }),
  'enrolment.withdrawn': about(leftMail),
  'enrolment.removed': about(leftMail),
}

/** One for both kinds: outboxes hold removals that were still called withdrawals. */
async function leftMail(enrolment: EnrolmentOfMail): Promise<Mail | null> {
  const t = translatorFor(enrolment.locale)
  if (enrolment.state === 'withdrawn') return withdrawnMail(t, aboutOf(enrolment))
  return enrolment.state === 'removed' ? removedMail(t, aboutOf(enrolment), enrolment.reason) : null
}

function about(write: (enrolment: EnrolmentOfMail) => Promise<Mail | null>): MailMaker {
  return async ({ payload }) => {
    const enrolment = payload.enrolmentId ? await enrolmentOfMail(postman, payload.enrolmentId) : null
    return enrolment && write(enrolment)
  }
}

function aboutOf(enrolment: EnrolmentOfMail): About {
  const { locale, slug } = enrolment
  return {
    ...enrolment,
    standingUrl: appUrl(locale, `/my/courses/${slug}`),
    signUpUrl: appUrl(locale, '/sign-up'),
  }
}

/** The coming sessions, where there are any. */
async function calendarOf({ personId, editionId }: EnrolmentOfMail): Promise<Mail['calendar']> {
  return (await editionCalendar(personId, editionId)) ?? undefined
}
