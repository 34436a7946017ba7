import 'server-only'
import type { MailMakers } from '@/lib/notifications/schema'
import { appUrl } from '@/lib/platform/auth'
import { failureOf } from '@/lib/platform/failure'
import { log } from '@/lib/platform/log'
import { translatorFor } from '@/lib/platform/messages'
import { deleteOldKeys } from '@/lib/platform/once'
import { deleteOldThrottles } from '@/lib/platform/throttle'
import { systemViewer } from '@/lib/platform/viewer'
import { deleteOldImports } from './commands/import-drop'
import { deleteLostFiles } from './commands/portrait'
import { administrationAskedMail, administrationDecidedMail } from './mail'
import { requestOfMail } from './queries/grant-request-mail'

const HOUR_MS = 3_600_000

const postman = systemViewer('people-mail')

/** What administrators are told of each other's requests; nothing where it was decided or taken back before it was sent. */
export const peopleMail: MailMakers = {
  'people.administrationAsked': async ({ personId, payload }) => {
    const request = await requestOfMail(postman, payload.requestId, personId)
    if (!request || request.decision) return null
    const { to, locale, name, person, asker } = request
    const about = { to, locale, name, person: person.name, asker: asker.name, url: pageOf(locale, person.id) }
    return administrationAskedMail(translatorFor(locale), about)
  },
  'people.administrationDecided': async ({ personId, payload }) => {
    const request = await requestOfMail(postman, payload.requestId, personId)
    if (!request?.decision) return null
    const { to, locale, name, person, decision } = request
    const about = { to, locale, name, person: person.name, decision, url: pageOf(locale, person.id) }
    return administrationDecidedMail(translatorFor(locale), about)
  },
}

const pageOf = (locale: string, personId: string) => appUrl(locale, `/admin/people/${personId}`)

type Jobs = Record<string, () => Promise<unknown>>

const ours: Jobs = {
  imports: () => deleteOldImports(systemViewer('old-imports')),
  throttles: deleteOldThrottles,
  keys: deleteOldKeys,
  files: () => deleteLostFiles(systemViewer('lost-files')),
}

/**
 * Deletes what was kept long enough, imports and commands' keys of days ago, used throttles, files of nobody, and what other
 * domains have of that kind: now, and every hour until it is told to stop. What fails keeps none of the others from it.
 */
export function startCleaning(others: Jobs): { stop: () => Promise<void> } {
  const begin = async () => {
    for (const [job, clean] of Object.entries({ ...ours, ...others })) {
      try {
        await clean()
      } catch (error) {
        log.error({ job, ...failureOf(error) }, 'what is old could not be deleted')
      }
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
