import 'server-only'
import type { MailMakers } from '@/lib/notifications/schema'
import { appUrl } from '@/lib/platform/auth'
import { translatorFor } from '@/lib/platform/messages'
import { systemViewer } from '@/lib/platform/viewer'
import { confirmMail, invitedMail, knownMail, resetMail } from './mail'
import { addressOfMail, linkOfMail } from './queries/mail'

const postman = systemViewer('accounts-mail')

/** What the outbox's messages of this domain say. A link that was used or has expired meanwhile needs no mail any more. */
export const accountsMail: MailMakers = {
  'people.confirm': async ({ payload, secret }) => {
    const link = await linkOfMail(postman, payload.linkId)
    if (!link || !secret) return null
    const { address: to, locale } = link
    return confirmMail(translatorFor(locale), { to, locale, url: linkUrl(locale, '/confirm', secret) })
  },
  'people.known': async ({ payload }) => {
    const known = await addressOfMail(postman, payload.emailId)
    if (!known) return null
    const { address: to, locale, name } = known
    const urls = { signInUrl: appUrl(locale, '/sign-in'), resetUrl: appUrl(locale, '/forgot-password') }
    return knownMail(translatorFor(locale), { to, locale, name, ...urls })
  },
  'people.reset': async ({ payload, secret }) => {
    const link = await linkOfMail(postman, payload.linkId)
    if (!link || !secret) return null
    const { address: to, locale, name } = link
    return resetMail(translatorFor(locale), { to, locale, name, url: linkUrl(locale, '/reset-password', secret) })
  },
  'people.invited': async ({ payload, secret }) => {
    const link = await linkOfMail(postman, payload.linkId)
    if (!link || !secret) return null
    const { address: to, locale, name } = link
    const t = translatorFor(locale)
    const institute = link.institute ?? t('shell.product')
    return invitedMail(t, { to, locale, name, institute, url: linkUrl(locale, '/invitation', secret) })
  },
}

function linkUrl(locale: string, path: string, token: string): string {
  return appUrl(locale, `${path}?token=${token}`)
}
