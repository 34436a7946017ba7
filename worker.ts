import { accountsCleaning, accountsMail } from './lib/accounts/jobs'
import { enrolmentMail } from './lib/enrolments/jobs'
import { startWorker } from './lib/notifications/jobs'
import { peopleMail, startCleaning } from './lib/people/jobs'
import { sessionMail } from './lib/sessions/jobs'

const makers = { ...peopleMail, ...accountsMail, ...enrolmentMail, ...sessionMail }

/** Starts delivering what every domain has put in the outbox, and deleting what has been kept long enough. */
export function startOutboxWorker(): { stop: () => Promise<void> } {
  const parts = [startWorker(makers), startCleaning(accountsCleaning)]
  return {
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()))
    },
  }
}
