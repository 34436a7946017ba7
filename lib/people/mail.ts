import type { Mail } from '@/lib/notifications/schema'
import type { Translator } from '@/lib/platform/messages'

export type AboutRequest = {
  to: string
  locale: string
  name: string
  /** Whom administration is asked for, by whom, and where it is decided. */
  person: string
  asker: string
  url: string
}

/** To an administrator who can decide. The reason stays on the page, for who signs in. */
export function administrationAskedMail(t: Translator, { name, person, asker, url, ...to }: AboutRequest): Mail {
  const words = 'mail.people.administrationAsked' as const
  return {
    ...to,
    subject: t(`${words}.subject`, { person }),
    greeting: t('mail.people.greeting', { name }),
    paragraphs: [t(`${words}.lead`, { asker, person }), t(`${words}.where`), t(`${words}.unsure`, { asker })],
    action: { label: t(`${words}.action`), url },
  }
}

export type AboutDecision = Omit<AboutRequest, 'asker'> & { decision: { by: string; isGranted: boolean } }

/** To who asked. */
export function administrationDecidedMail(t: Translator, { name, person, decision, url, ...to }: AboutDecision): Mail {
  const words = 'mail.people.administrationDecided' as const
  const { by, isGranted } = decision
  const outcome = isGranted ? 'granted' : 'declined'
  return {
    ...to,
    subject: t(`${words}.subjects.${outcome}`, { person }),
    greeting: t('mail.people.greeting', { name }),
    paragraphs: [t(`${words}.leads.${outcome}`, { by, person }), t(`${words}.notYou`)],
    action: { label: t(`${words}.action`), url },
  }
}
