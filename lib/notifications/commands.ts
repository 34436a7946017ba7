import 'server-only'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { sendMail } from '@/lib/platform/mail'
import { renderMail } from './mail'
import { MOST_ATTEMPTS, nextAttemptAt } from './rules'
import type { MailMakers } from './schema'

const BATCH = 20
/** A worker that dies holds its messages for so long; then another takes them. Longer than one sending can take. */
const LOCK_MS = 120_000
/** What was taken together is sent one by one: who comes late in it is taken anew before it is sent. */
const FRESH_MS = 15_000

type Claimed = {
  id: string
  kind: string
  personId: string | null
  payload: Record<string, string>
  secret: string | null
  attempts: number
  messageId: string
}

/** Delivers what is due, each message at least once under one message id. Returns how many it took. */
export async function deliverDue(makers: MailMakers): Promise<number> {
  const messages = (await claimDue()).toSorted((one, other) => waits(other) - waits(one))
  const claimedAt = now().getTime()
  for (const message of messages) {
    const isFresh = now().getTime() - claimedAt < FRESH_MS
    if (isFresh || (await claimAnew(message))) await deliver(message, makers)
  }
  return messages.length
}

/**
 * Takes messages that no other worker holds; counted as an attempt before it is made, so that a crash counts too. Those with a
 * link come first: somebody sits before a page and waits for it, whatever a hundred enrolments have to say.
 */
function claimDue(): Promise<Claimed[]> {
  const at = now()
  const until = new Date(at.getTime() + LOCK_MS)
  return db.$queryRaw<Claimed[]>`
    UPDATE "OutboxMessage" SET "attempts" = "attempts" + 1, "lockedUntil" = ${until}
    WHERE "id" IN (
      SELECT "id" FROM "OutboxMessage"
      WHERE "sentAt" IS NULL AND "abandonedAt" IS NULL AND "availableAt" <= ${at}
        AND ("lockedUntil" IS NULL OR "lockedUntil" <= ${at})
      ORDER BY "secret" IS NULL, "availableAt", "id" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    )
    RETURNING "id", "kind", "personId", "payload", "secret", "attempts", "messageId"`
}

/** 1 where somebody waits for its link. */
const waits = ({ secret }: Claimed) => (secret === null ? 0 : 1)

/** Whether the message is still this worker's: a claim counts as an attempt, so another's has another number. */
const ownedBy = ({ id, attempts }: Claimed) => ({ id, attempts, sentAt: null })

async function claimAnew(message: Claimed): Promise<boolean> {
  const lockedUntil = new Date(now().getTime() + LOCK_MS)
  const { count } = await db.outboxMessage.updateMany({ where: ownedBy(message), data: { lockedUntil } })
  return count === 1
}

async function deliver(message: Claimed, makers: MailMakers) {
  const { id, kind, messageId } = message
  try {
    // Its workers died of it, or with it, each time.
    if (message.attempts > MOST_ATTEMPTS) throw new Error('never came to an end')
    const make = makers[kind]
    if (!make) throw new Error(`nothing writes messages of kind ${kind}`)
    const mail = await make(message)
    if (mail) {
      const { subject, text, html } = renderMail(mail)
      const icalEvent = mail.calendar && { ...mail.calendar, filename: 'session.ics' }
      await sendMail(id, { to: mail.to, subject, text, html, messageId, icalEvent })
    }
    // Once, also where this took so long that another worker has sent it too.
    await db.outboxMessage.updateMany({
      where: { id, sentAt: null },
      data: { sentAt: now(), lockedUntil: null, secret: null, failure: mail ? null : 'nothing left to say' },
    })
    log.info({ outboxId: id, kind }, 'delivered')
  } catch (error) {
    await postpone(message, error as Error & { code?: string })
  }
}

async function postpone(message: Claimed, error: Error & { code?: string }) {
  const { id, kind, attempts } = message
  const at = now()
  const again = nextAttemptAt(attempts, at)
  // A mail server's answer may repeat the address it refused: its code alone is logged.
  log.warn({ outboxId: id, kind, attempts, code: error.code ?? error.name, givenUp: !again }, 'not delivered')
  await db.outboxMessage.updateMany({
    where: ownedBy(message),
    data: {
      lockedUntil: null,
      failure: error.message.slice(0, 500),
      ...(again ? { availableAt: again } : { abandonedAt: at }),
    },
  })
}
