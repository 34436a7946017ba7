import type { Mail } from '@/lib/notifications/schema'
import { formatInstant, formatZone } from '@/lib/platform/dates'
import type { Translator } from '@/lib/platform/messages'
import type { RoleOfNotice } from './queries/role-of-notice'
import type { DeviceName } from './rules/device'
import { isOwnNotice, type Notice } from './rules/notices'

type To = { to: string; locale: string }
type Link = To & { url: string }

/**
 * To an address that nobody has proved to be theirs yet. It greets nobody by name: the name was typed by whoever asked,
 * and would let strangers put words of theirs into anybody's letter box.
 */
export function confirmMail(t: Translator, { url, ...to }: Link): Mail {
  return {
    ...to,
    subject: t('mail.people.confirm.subject'),
    paragraphs: [t('mail.people.confirm.lead'), t('mail.people.confirm.holds'), t('mail.people.confirm.notYou')],
    action: { label: t('mail.people.confirm.action'), url },
  }
}

/** Somebody signed up with an address that has an account. */
export function knownMail(
  t: Translator,
  { name, signInUrl, resetUrl, ...to }: To & { name: string; signInUrl: string; resetUrl: string },
): Mail {
  return {
    ...to,
    subject: t('mail.people.known.subject'),
    greeting: t('mail.people.greeting', { name }),
    paragraphs: [
      t('mail.people.known.lead'),
      `${t('mail.people.known.forgot')}\n${resetUrl}`,
      t('mail.people.known.notYou'),
    ],
    action: { label: t('mail.people.known.action'), url: signInUrl },
  }
}

export function resetMail(t: Translator, { name, url, ...to }: Link & { name: string }): Mail {
  return {
    ...to,
    subject: t('mail.people.reset.subject'),
    greeting: t('mail.people.greeting', { name }),
    paragraphs: [t('mail.people.reset.lead'), t('mail.people.reset.holds'), t('mail.people.reset.notYou')],
    action: { label: t('mail.people.reset.action'), url },
  }
}

export function invitedMail(
  t: Translator,
  { name, institute, url, ...to }: Link & { name: string; institute: string },
): Mail {
  return {
    ...to,
    subject: t('mail.people.invited.subject', { institute }),
    greeting: t('mail.people.greeting', { name }),
    paragraphs: [
      t('mail.people.invited.lead', { institute }),
      t('mail.people.invited.holds'),
      t('mail.people.invited.notYou'),
    ],
    action: { label: t('mail.people.invited.action'), url },
  }
}

/** To an address that nobody has proved to be theirs yet, and so without the name, as a sign-up's. */
export function changeAddressMail(t: Translator, { url, ...to }: Link): Mail {
  return {
    ...to,
    subject: t('mail.people.changeAddress.subject'),
    paragraphs: [
      t('mail.people.changeAddress.lead'),
      t('mail.people.changeAddress.holds'),
      t('mail.people.changeAddress.notYou'),
    ],
    action: { label: t('mail.people.changeAddress.action'), url },
  }
}

/** Somebody wanted to change their address to one that is somebody else's. */
export function addressTriedMail(t: Translator, { name, ...to }: To & { name: string }): Mail {
  return {
    ...to,
    subject: t('mail.people.addressTried.subject'),
    greeting: t('mail.people.greeting', { name }),
    paragraphs: [t('mail.people.addressTried.lead'), t('mail.people.addressTried.yours')],
  }
}

export type NoticeAbout = To & {
  name: string
  /** The reader's. */
  zone: string
  notice: Notice
  at: Date
  device: DeviceName
  hasAccount: boolean
  role: RoleOfNotice | null
  /** Where somebody begins with the role, or has an account made. */
  beginUrl: string
  resetUrl: string
}

/** What was done with the reader's account, when and by which browser, and what to do if it was not they. */
export function noticeMail(
  t: Translator,
  { name, zone, notice, at, device, hasAccount, role, beginUrl, resetUrl, ...to }: NoticeAbout,
): Mail {
  const words = 'mail.people.notice' as const
  const time = `${formatInstant(at, zone, to.locale)} ${formatZone(zone, at, to.locale)}`
  return {
    ...to,
    subject: t(`${words}.subjects.${notice}`),
    greeting: t('mail.people.greeting', { name }),
    paragraphs: [
      t(`${words}.leads.${notice}`),
      ...(role ? [roleLines(t, role), ...ofSignIn(t, notice, hasAccount)] : []),
      [t(`${words}.when`, { time }), ...deviceLine(t, device)].join('\n'),
      ...(notice === 'recordsUnmerged' ? [`${t(`${words}.anew`)}\n${resetUrl}`] : []),
      ...(isOwnNotice(notice) ? [t(`${words}.known`), ...ifNotYou(t, notice, resetUrl)] : [t(`${words}.mistake`)]),
    ],
    action:
      notice === 'roleGiven' && role?.isHeld
        ? { label: t(hasAccount ? `${words}.begin` : 'mail.enrolment.account'), url: beginUrl }
        : undefined,
  }
}

function roleLines(t: Translator, { role, scope }: RoleOfNotice): string {
  const words = 'mail.people.notice' as const
  const lines = [t(`${words}.role`, { role: t(`terms.role.${role}`) })]
  if (scope === 'institute') lines.push(t(`${words}.for`, { scope: t('people.person.scope.institute') }))
  else if (scope) lines.push(t(`${words}.for`, { scope: scopeName(t, scope) }))
  return lines.join('\n')
}

function scopeName(
  t: Translator,
  { kind, title, label, of }: Exclude<RoleOfNotice['scope'], 'institute' | null>,
): string {
  const editionName = (course: string, edition: string) => t('mail.enrolment.course', { course, label: edition })
  if (kind === 'session') return of ? `${title.text} · ${editionName(of.title.text, of.label.text)}` : title.text
  if (kind === 'course') return t('mail.people.notice.allEditions', { course: title.text })
  return label ? editionName(title.text, label.text) : title.text
}

/** Who has no account was signed in nowhere, and cannot sign in before they have one. */
function ofSignIn(t: Translator, notice: Notice, hasAccount: boolean): string[] {
  if (hasAccount) return [t('mail.people.notice.signedOut')]
  return notice === 'roleGiven' ? [t('mail.people.notice.noAccount')] : []
}

/** An address that is the account's no more gets no link by which to choose its password. */
function ifNotYou(t: Translator, notice: Notice, resetUrl: string): string[] {
  const words = 'mail.people.notice' as const
  if (notice === 'addressChanged') return [t(`${words}.notYouAddress`)]
  return [`${t(`${words}.notYou`)}\n${resetUrl}`, t(`${words}.tell`)]
}

function deviceLine(t: Translator, { browser, system }: DeviceName): string[] {
  if (!browser && !system) return []
  const device = browser && system ? t('people.devices.named', { browser, system }) : (browser ?? system ?? '')
  return [t('mail.people.notice.device', { device })]
}
