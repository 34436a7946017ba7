import 'server-only'
import type { MailMakers } from '@/lib/notifications/schema'
import { appUrl } from '@/lib/platform/auth'
import { log } from '@/lib/platform/log'
import { translatorFor } from '@/lib/platform/messages'
import { deleteOldThrottles } from '@/lib/platform/throttle'
import { systemViewer } from '@/lib/platform/viewer'
import { deleteOldImports } from './commands/import-drop'
import { confirmMail, invitedMail, knownMail, resetMail } from './mail'
import { addressOfMail, linkOfMail } from './queries/mail'

const postman = systemViewer('people-mail')

/** What the outbox's messages of this domain say. A link that was used or has expired meanwhile needs no mail any more. */
export const peopleMail: MailMakers = {
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

const HOUR_MS = 3_600_000

/** Deletes what was kept long enough, imports of days ago and used throttles: now, and every hour until it is told to stop. */
export function startCleaning(): { stop: () => Promise<void> } {
  const begin = async () => {
    try {
      await deleteOldImports(systemViewer('old-imports'))
      await deleteOldThrottles()
    } catch (error) {
      log.error({ message: (error as Error).message }, 'what is old could not be deleted')
    }
  }
  let running = begin()
  const timer = setInterval(() => {
    running = begin()
  }, HOUR_MS)
  return {
    stop: () => {
      clearInterval(timer)
      return running
    },
  }
}

function linkUrl(locale: string, path: string, token: string): string {
  return appUrl(locale, `${path}?token=${token}`)
}
