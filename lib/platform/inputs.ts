import { z } from 'zod'
import { composed } from './composed'

/** Characters that turn the direction of the text after them, and control characters: refused in names and titles. */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

/** An id as it comes in an address or a form; anything that is not a UUID belongs to nothing. */
export const id = z.uuid()

export function isId(value: unknown): value is string {
  return id.safeParse(value).success
}

/** One line that people read, in any script: trimmed, composed (NFC), 1 to `max` characters. */
export function line(max: number) {
  return z
    .string()
    .transform((value) => composed(value).trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((value) => !HIDDEN.test(value) && !value.includes('\n'), { error: 'hiddenCharacters' }),
    )
}

/** Several lines, possibly none. */
export function text(max: number) {
  return z
    .string()
    .transform((value) => composed(value).replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .max(max)
        .refine((value) => !HIDDEN.test(value), { error: 'hiddenCharacters' }),
    )
}

/** The reason that a decision is kept with. */
export const reason = text(500).pipe(z.string().min(1))

export const email = z
  .string()
  .transform((value) => composed(value).trim().toLowerCase())
  .pipe(z.email().max(254))

export const zone = z.string().refine(isZone, { error: 'chooseOne' })

export function isZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return value.includes('/') || value === 'UTC'
  } catch {
    return false
  }
}

/** What people type for digits and the decimal sign, in any of the product's languages, as a program reads it. */
export function plainNumber(value: string): string {
  return value.replace(/[٠-٩۰-۹０-９]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replace(/[,٫．]/, '.')
}

/** YYYY-MM-DD, a day that exists, of the years that an institute plans or remembers. */
export const date = filledIn(isDay, 'invalidDate')

function isDay(value: string): boolean {
  const year = Number(value.slice(0, 4))
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || year < 1900 || year > 2200) return false
  const at = new Date(value)
  // 31 February parses, as a day of March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

/** HH:mm, as `input type=time` sends it. */
export const time = filledIn((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), 'invalidTime')

/** Of what is left empty only that is said; no check ends the others, so that a form's rules over two fields still run. */
function filledIn(isRight: (value: string) => boolean, error: string) {
  return z
    .string()
    .min(1)
    .refine((value) => value === '' || isRight(value), { error })
}

/** YYYY-MM-DDTHH:mm, a time on a zone's clock, as `input type=datetime-local` sends it. */
export const localTime = z.string().refine(isLocalTime, { error: 'invalidLocalTime' })

function isLocalTime(value: string): boolean {
  const [day = '', clock = ''] = value.split('T')
  return value.length === 16 && isDay(day) && time.safeParse(clock).success
}

/** A checkbox: sent as 'on' or not at all. */
export const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

/** An optional field: blank is absent. What is filled in is refused with the schema's own sentence. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  )
}

/** The page of a list from an address: anything that is not a whole number from 1 is the first. */
export function pageNumber(value: unknown): number {
  const page = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 1
  return Math.max(1, page)
}

/** One word of an address's search, from what may be missing or repeated; at most `max` characters of it. */
export function param(value: string | string[] | undefined, max = 200): string {
  const first = Array.isArray(value) ? value[0] : value
  return (first ?? '').slice(0, max).replaceAll('\u0000', '').trim()
}
