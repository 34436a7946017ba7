import type { AccountState } from '@prisma/client'
import { z } from 'zod'
import { id } from '@/lib/platform/inputs'
import { mergeFields } from './merge'

const state = z.enum(['active', 'suspended'])
const value = z.string().nullable()

/** What a merge moved, by id, and what was before: all that undoing it needs, and nothing else. */
export const movedSchema = z.object({
  /** Of the kept record's fields that changed: what it said, and what it was made to say. */
  fields: z.partialRecord(z.enum(mergeFields), z.object({ before: value, after: value })),
  emails: z.array(z.object({ id, wasPrimary: z.boolean() })),
  /** The kept record's own; one that is neither of these came since. Merges of before did not say. */
  keptEmailIds: z.array(id).optional(),
  /** The kept record's primary address before. */
  primaryId: id.nullable(),
  enrolmentIds: z.array(id),
  /** Of editions that both were on: each took the other's. */
  swapped: z.array(z.object({ from: id, into: id })),
  sessionIds: z.array(id),
  /** The kept record became one of the pool. */
  madeTrainer: z.boolean(),
  grantIds: z.array(id),
  /** An account that went over, or one that was closed, and how it and the kept one stood. */
  accountId: id.nullable(),
  closed: z.object({ id, state, keptState: state.default('active') }).nullable(),
  fileIds: z.array(id),
  portraitId: id.nullable(),
})

export type Moved = z.infer<typeof movedSchema>

/** The account that was closed is as it was again, but where the kept one was suspended since: that was meant for both. */
export function reopens(closed: NonNullable<Moved['closed']>, keptState: AccountState | undefined): boolean {
  return keptState !== 'suspended' || closed.keptState === 'suspended'
}
