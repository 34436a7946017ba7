import { z } from 'zod'
import { id, isId, reason } from '@/lib/platform/inputs'

/** What a learner's entry can say, in the order in which a roll call offers it. */
export const markValues = ['present', 'late', 'leftEarly', 'excused', 'absent'] as const

export const markValue = z.enum(markValues)

export type MarkValue = z.infer<typeof markValue>

/** One letter a mark: what a form of 1,000 learners sends, and the key that sets it. */
export const markLetters: Record<MarkValue, string> = {
  present: 'p',
  late: 'l',
  leftEarly: 'e',
  excused: 'x',
  absent: 'a',
}

export function markOfLetter(letter: string | undefined): MarkValue | null {
  return markValues.find((value) => markLetters[value] === letter) ?? null
}

/** A number as code or a form gives it; nothing is not 0. */
const version = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0).max(999_999_999))

/** Made with the form, so that a form that is sent twice is done once. */
const key = z.uuid()

export const saveMarksInput = z.object({
  sessionId: id,
  /** The register's, as the page showed it. */
  version,
  /** By enrolment's id; who is left out keeps what they have. */
  marks: z.record(id, markValue),
  /** Closes the register as well: then everyone on the roll needs a mark. */
  close: z.boolean(),
  key,
})

export type SaveMarks = z.output<typeof saveMarksInput>

export const correctMarkInput = z.object({ sessionId: id, enrolmentId: id, value: markValue, reason, version, key })

export type CorrectMark = z.output<typeof correctMarkInput>

/** The field of a learner's mark; its value is the mark's letter and, where there was one, the letter it replaces. */
export const MARK_FIELD = 'm.'

/** What a register's form says of each learner: the mark that is meant, and the one that the page showed as saved. */
export type Meant = { to: MarkValue; from: MarkValue | null }

export function readMeant(value: string | undefined): Meant | null {
  const to = markOfLetter(value?.[0])
  return to && { to, from: markOfLetter(value?.[1]) }
}

/** Whether a register's form has a field of that name. */
export function isRegisterField(name: string): boolean {
  return ['sessionId', 'version', 'key', 'close'].includes(name) || name.startsWith(MARK_FIELD)
}

/** The marks in a form; what is no mark stays as it came, so that the schema refuses it. */
export function marksIn(form: FormData): Record<string, unknown> {
  const marks = [...form].flatMap(([name, value]) => {
    if (!name.startsWith(MARK_FIELD)) return []
    const isKnown = typeof value === 'string' && /^[plexa]{1,2}$/.test(value)
    return [[name.slice(MARK_FIELD.length), isKnown ? markOfLetter(value[0]) : value] as const]
  })
  return Object.fromEntries(marks)
}

/** Whose row of the grid an address opens, by enrolment's id. */
export function learnerIn(param: unknown): string | undefined {
  return isId(param) ? param : undefined
}

/** The page of a list that an address asks for; what is no number is the first. */
export function pageIn(param: unknown): number {
  return typeof param === 'string' && /^[1-9]\d{0,5}$/.test(param) ? Number(param) : 1
}
