import type { Mail } from '@/lib/notifications/schema'
import type { Translator } from '@/lib/platform/messages'

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
