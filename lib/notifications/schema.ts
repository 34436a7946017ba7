import { z } from 'zod'
import { pageNumber } from '@/lib/platform/inputs'
import { sortOf } from '@/lib/platform/lists'

/** What the list of mails is asked for: the newest first, unless it says otherwise. */
export const mailView = z.object({
  page: z.unknown().optional().transform(pageNumber),
  sort: sortOf(['when'], true),
})

export type MailView = z.infer<typeof mailView>

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
