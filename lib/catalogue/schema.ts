import { z } from 'zod'

/** An edition's name in addresses. */
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** A course's code, which stands in addresses too. */
export const code = z
  .string()
  .min(2)
  .max(30)
  .regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/)

export function isSlug(value: unknown): value is string {
  return slug.safeParse(value).success
}

export function isCode(value: unknown): value is string {
  return code.safeParse(value).success
}
