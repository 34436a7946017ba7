import { z } from 'zod'
import { id } from '@/lib/platform/inputs'
import { mergeFields } from './merge'

const value = z.string().nullable()

/** What a merge moved, by id, and what was before: all that undoing it needs, and nothing else. */
export const movedSchema = z.object({
  /** Of the kept record's fields that changed: what it said, and what it was made to say. */
  fields: z.partialRecord(z.enum(mergeFields), z.object({ before: value, after: value })),
  emails: z.array(z.object({ id, wasPrimary: z.boolean() })),
  /** The kept record's primary address before. */
  primaryId: id.nullable(),
  enrolmentIds: z.array(id),
  /** Of editions that both were on: each took the other's. */
  swapped: z.array(z.object({ from: id, into: id })),
  sessionIds: z.array(id),
  /** The kept record became one of the pool. */
  madeTrainer: z.boolean(),
  grantIds: z.array(id),
  /** An account that went over, or one that was closed and how it stood. */
  accountId: id.nullable(),
  closed: z.object({ id, state: z.enum(['active', 'suspended']) }).nullable(),
  fileIds: z.array(id),
  portraitId: id.nullable(),
})

export type Moved = z.infer<typeof movedSchema>
