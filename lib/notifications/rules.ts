import { CLOCKS_MAY_DIFFER_MS } from '@/lib/platform/clock'
import type { MailState } from './schema'

/** After this many failures a message is given up and shown to administrators. */
export const MOST_ATTEMPTS = 10

const FIRST_DELAY_MS = 15_000
const LONGEST_DELAY_MS = 3_600_000

/** The outbox is unwell where a message that is due has waited longer than this. */
const LONGEST_WAIT_SECONDS = 600

/** When to try again after the nth failure: 15 s, doubled each time, an hour at most; null once it is given up. */
export function nextAttemptAt(attempts: number, now: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return new Date(now.getTime() + Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS))
}

/** How far a message has come. */
export function mailState(message: {
  sentAt: Date | null
  abandonedAt: Date | null
  failure: string | null
}): MailState {
  if (message.sentAt) return 'sent'
  if (message.abandonedAt) return 'givenUp'
  return message.failure ? 'tryingAgain' : 'waiting'
}

const NOTICE = 'people.notice.'

/** What a message says: its kind, and of the notices about an account which one. */
export function whatItSays({ kind, payload }: { kind: string; payload: Record<string, string> }): string {
  return payload.notice ? `${kind}.${payload.notice}` : kind
}

/** Where the words for it are: a notice is called by its own subject. */
export function wordsFor(what: string) {
  const key = what.startsWith(NOTICE)
    ? `mail.people.notice.subjects.${what.slice(NOTICE.length)}`
    : `notifications.kinds.${what}`
  return key as 'notifications.kinds.session.moved'
}

export type Health = {
  status: 'ok' | 'failing'
  database: 'answers' | 'silent'
  /** Names of migrations that the code has and the database lacks. */
  pendingMigrations: string[]
  outbox: { oldestSeconds: number; givenUp: number } | null
  /** Whether the embedded database's disk has room; without it nothing is saved. */
  disk: 'hasRoom' | 'full'
  /** Of the application against the database's. That they differ is a warning and no failure. */
  clock: { aheadSeconds: number; differs: boolean } | null
}

type Seen = { applied: string[]; outbox: Health['outbox']; aheadMs: number }

/** `seen` is what the database said; null where it did not answer. */
export function healthOf(known: string[], seen: Seen | null, hasRoom = true): Health {
  const applied = seen?.applied
  const outbox = seen?.outbox ?? null
  const pendingMigrations = applied ? known.filter((name) => !applied.includes(name)) : []
  const isWell =
    hasRoom &&
    applied !== undefined &&
    pendingMigrations.length === 0 &&
    (outbox?.oldestSeconds ?? 0) <= LONGEST_WAIT_SECONDS
  return {
    status: isWell ? 'ok' : 'failing',
    database: applied ? 'answers' : 'silent',
    pendingMigrations,
    outbox,
    disk: hasRoom ? 'hasRoom' : 'full',
    clock: seen && clockOf(seen.aheadMs),
  }
}

const clockOf = (aheadMs: number) => ({
  aheadSeconds: Math.round(aheadMs / 1000),
  differs: Math.abs(aheadMs) > CLOCKS_MAY_DIFFER_MS,
})
