import 'server-only'
import type { MailMakers } from '@/lib/notifications/schema'
import { appUrl } from '@/lib/platform/auth'
import { translatorFor } from '@/lib/platform/messages'
import { systemViewer } from '@/lib/platform/viewer'
import { encipherTotpsAnew } from './commands/encipher-totps-anew'
import { deleteOldSignIns } from './commands/old-sign-ins'
import { deleteUnfinished } from './commands/steps'
import { addressTriedMail, changeAddressMail, confirmMail, invitedMail, knownMail, noticeMail, resetMail } from './mail'
import { addressOfMail, linkOfMail, personOfNotice } from './queries/mail'
import { type RoleOfNotice, roleOfNotice } from './queries/role-of-notice'
import { homePath } from './rules/accounts'
import { isNotice } from './rules/notices'

/**
 * Deletes sign-ins that were begun and not finished or ended long ago, and telephones that never told a code; enciphers the
 * other telephones' secrets anew where the server has another secret than before.
 */
export const accountsCleaning = {
  unfinishedSignIns: deleteUnfinished,
  oldSignIns: () => deleteOldSignIns(systemViewer('old-sign-ins')),
  secondFactors: () => encipherTotpsAnew(systemViewer('secret-before')),
}

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
  'people.changeAddress': async ({ payload, secret }) => {
    const link = await linkOfMail(postman, payload.linkId)
    if (!link || !secret) return null
    const { address: to, locale } = link
    return changeAddressMail(translatorFor(locale), { to, locale, url: linkUrl(locale, '/confirm-address', secret) })
  },
  'people.addressTried': async ({ payload }) => {
    const known = await addressOfMail(postman, payload.emailId)
    if (!known) return null
    const { address: to, locale, name } = known
    return addressTriedMail(translatorFor(locale), { to, locale, name })
  },
  'people.notice': async ({ personId, payload, secret }) => {
    const { notice, at, browser = null, system = null } = payload
    const person = await personOfNotice(postman, personId, secret)
    if (!person || !personId || !isNotice(notice) || !at) return null
    const { address: to, locale, ...reader } = person
    const role = await roleOfNotice(postman, personId, payload, locale)
    return noticeMail(translatorFor(locale), {
      ...reader,
      to,
      locale,
      notice,
      at: new Date(at),
      device: { browser, system },
      role,
      beginUrl: appUrl(locale, reader.hasAccount ? beginPath(role) : '/sign-up'),
      resetUrl: appUrl(locale, '/forgot-password'),
    })
  },
}

/** The page where somebody begins with a role. */
function beginPath(role: RoleOfNotice | null): string {
  if (role?.scope && role.scope !== 'institute' && role.role === 'coordinator') return role.scope.href ?? '/admin'
  return homePath({ grants: role ? [role] : [], isTrainer: false })
}

function linkUrl(locale: string, path: string, token: string): string {
  return appUrl(locale, `${path}?token=${token}`)
}
