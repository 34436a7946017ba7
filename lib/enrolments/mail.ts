import type { Mail } from '@/lib/notifications/schema'
import { formatDate } from '@/lib/platform/dates'
import type { Translator } from '@/lib/platform/messages'

export type About = {
  to: string
  locale: string
  name: string
  hasAccount: boolean
  courseTitle: string
  label: string
  startsOn: Date
  endsOn: Date
  /** Who has left it finds it no more. */
  isRestricted: boolean
  /** Whole addresses. */
  standingUrl: string
  signUpUrl: string
}

export function enrolledMail(t: Translator, about: About, calendar?: Mail['calendar']): Mail {
  return placeMail(t, about, 'enrolled', [], calendar)
}

export function promotedMail(t: Translator, about: About, calendar?: Mail['calendar']): Mail {
  return placeMail(t, about, 'promoted', [t('mail.enrolment.promoted.giveUp')], calendar)
}

export function waitlistedMail(t: Translator, about: About, position: number): Mail {
  return {
    ...headOf(t, about),
    subject: t('mail.enrolment.waitlisted.subject', { course: about.courseTitle }),
    paragraphs: [
      t('mail.enrolment.waitlisted.lead', { edition: editionOf(t, about), position }),
      t('mail.enrolment.waitlisted.promise'),
      ...signUpOf(t, about),
    ],
    action: actionOf(t, about),
  }
}

export function withdrawnMail(t: Translator, about: About): Mail {
  const canComeBack = about.hasAccount && !about.isRestricted
  return {
    ...headOf(t, about),
    subject: t('mail.enrolment.withdrawn.subject', { course: about.courseTitle }),
    paragraphs: [
      t('mail.enrolment.withdrawn.lead', { edition: editionOf(t, about) }),
      ...(canComeBack ? [t('mail.enrolment.withdrawn.back')] : []),
    ],
    action: canComeBack ? actionOf(t, about) : undefined,
  }
}

/** To somebody whom the institute took off an edition, with the reason that it gave. */
export function removedMail(t: Translator, about: About, reason: string | null): Mail {
  return {
    ...headOf(t, about),
    subject: t('mail.enrolment.removed.subject', { course: about.courseTitle }),
    paragraphs: [
      t('mail.enrolment.removed.lead', { edition: editionOf(t, about) }),
      ...(reason ? [t('mail.enrolment.removed.reason', { reason })] : []),
      t('mail.enrolment.removed.mistake'),
    ],
  }
}

function placeMail(
  t: Translator,
  about: About,
  kind: 'enrolled' | 'promoted',
  more: string[],
  calendar?: Mail['calendar'],
): Mail {
  const { courseTitle, startsOn, endsOn, locale } = about
  const params = { edition: editionOf(t, about), from: formatDate(startsOn, locale), until: formatDate(endsOn, locale) }
  return {
    ...headOf(t, about),
    subject: t(`mail.enrolment.${kind}.subject`, { course: courseTitle }),
    paragraphs: [
      t(`mail.enrolment.${kind}.lead`, params),
      ...(calendar ? [t('mail.enrolment.calendar')] : []),
      ...more,
      ...signUpOf(t, about),
    ],
    action: actionOf(t, about),
    calendar,
  }
}

function headOf(t: Translator, { to, locale, name }: About) {
  return { to, locale, greeting: t('mail.enrolment.greeting', { name }) }
}

function editionOf(t: Translator, { courseTitle, label }: About): string {
  return label ? t('mail.enrolment.course', { course: courseTitle, label }) : courseTitle
}

/** Who has no account has no page of their own yet. */
function signUpOf(t: Translator, { hasAccount }: About): string[] {
  return hasAccount ? [] : [t('mail.enrolment.signUp')]
}

function actionOf(t: Translator, { hasAccount, standingUrl, signUpUrl }: About) {
  return hasAccount
    ? { label: t('mail.enrolment.standing'), url: standingUrl }
    : { label: t('mail.enrolment.account'), url: signUpUrl }
}
