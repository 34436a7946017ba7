import 'server-only'
import { randomUUID } from 'node:crypto'
import { now } from './clock'
import type { Tx } from './db'
import { env } from './env'

export type Message = {
  /** Names the handler in a domain's jobs.ts: 'enrolment.enrolled'. */
  kind: string
  personId?: string
  /** Ids only; the handler reads the rest when it runs. */
  payload: Record<string, string>
  /** What makes this message one and the same when its cause is repeated. */
  dedupeKey: string
  /** A single-use link's token, cleared once sent. */
  secret?: string
  availableAt?: Date
}

/** Puts work for the background into the transaction that causes it. A known `dedupeKey` adds nothing. */
export async function enqueue(tx: Tx, ...messages: Message[]) {
  if (messages.length === 0) return
  const at = now()
  const host = new URL(env().APP_URL).hostname
  await tx.outboxMessage.createMany({
    data: messages.map((message) => ({
      ...message,
      createdAt: at,
      availableAt: message.availableAt ?? at,
      messageId: `<${randomUUID()}@${host}>`,
    })),
    skipDuplicates: true,
  })
}
