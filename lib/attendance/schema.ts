import { z } from 'zod'
import { id, reason } from '@/lib/platform/inputs'

/** What a learner's entry can say, in the order in which a roll call offers it. */
export const markValues = ['present', 'late', 'leftEarly', 'excused', 'absent'] as const

export const markValue = z.enum(markValues)

export type MarkValue = z.infer<typeof markValue>

export function isMarkValue(value: unknown): value is MarkValue {
  return markValue.safeParse(value).success
}

const version = z.coerce.number().int().min(0).max(2_147_483_647)

/** Made with the form, so that a form that is sent twice is done once. */
const key = z.uuid()

export const saveMarksInput = z.object({
  sessionId: id,
  /** The register's, as the page showed it. */
  version,
  /** By enrolment's id; who is left out keeps what they have. */
  marks: z.record(id, markValue),
  /** Closes the register as well: then everyone on the roll needs a mark. */
  close: z.boolean().default(false),
  key,
})

export type SaveMarks = z.input<typeof saveMarksInput>

export const correctMarkInput = z.object({
  sessionId: id,
  enrolmentId: id,
  value: markValue,
  reason,
  version,
  key,
})

export type CorrectMark = Omit<z.output<typeof correctMarkInput>, 'key'> & { key: string }
