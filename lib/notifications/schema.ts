import { z } from 'zod'
import { pageNumber } from '@/lib/platform/inputs'
import { one, searchWords, sortOf } from '@/lib/platform/lists'
import type { Viewer } from '@/lib/platform/viewer'

/** How far a message has come. */
export const mailStates = ['waiting', 'sent', 'tryingAgain', 'givenUp'] as const

export type MailState = (typeof mailStates)[number]

/** What the list of mails is asked for: the newest first, unless it says otherwise. */
export const mailView = z.object({
  words: searchWords,
  /** What it says, as `whatItSays` names it; '' is all. */
  what: one(z.string().max(100)).catch(''),
  state: one(z.enum(['', ...mailStates])).catch(''),
  page: z.unknown().optional().transform(pageNumber),
  sort: sortOf(['when'], true),
})

export type MailView = z.infer<typeof mailView>

/** A name of what a mail is about; `lang` where it is in another language than the reader's. */
export type MailTopic = { text: string; lang?: string }

/**
 * What messages are about beyond what they say, by the message's id: a course with its edition, a session. Domains know
 * it, notifications do not: who lists mail brings it along.
 */
export type MailTopics = (
  viewer: Viewer,
  messages: readonly { id: string; payload: Record<string, string> }[],
  locale: string,
) => Promise<ReadonlyMap<string, MailTopic[]>>

/** A mail as a domain writes it, in its reader's language; how it looks is decided in one place (mail.ts). */
export type Mail = {
  to: string
  locale: string
  subject: string
  greeting?: string
  paragraphs: string[]
  action?: { label: string; url: string }
  /** An iCalendar text (RFC 5545) and its method. */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string }
}

export type MailCause = { personId: string | null; payload: Record<string, string>; secret: string | null }

/** Reads what a message is about and writes it; null where there is nothing to say any more. */
export type MailMaker = (cause: MailCause) => Promise<Mail | null>

/** A domain's makers by the kind of message that they write: 'enrolment.enrolled'. */
export type MailMakers = Record<string, MailMaker>
