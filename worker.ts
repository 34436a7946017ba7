import { enrolmentMail } from './lib/enrolments/jobs'
import { startWorker } from './lib/notifications/jobs'
import { peopleMail } from './lib/people/jobs'
import { sessionMail } from './lib/sessions/jobs'

/** Starts delivering what every domain has put in the outbox. */
export function startOutboxWorker() {
  return startWorker({ ...peopleMail, ...enrolmentMail, ...sessionMail })
}
