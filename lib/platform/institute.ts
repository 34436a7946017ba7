import 'server-only'
import { db } from './db'

const KEPT_MS = 60_000

type Institute = { name: string; abbreviation: string; isDemonstration: boolean }

let known: { institute: Institute | null; until: number } | undefined

/** Whether the database holds the demonstration institute, whose people are invented and whose passwords are known. */
export async function isDemonstration(): Promise<boolean> {
  return (await institute())?.isDemonstration ?? false
}

/**
 * The institute as its own row names it; null before there is one. Asked on every page, and only ever changed by whoever
 * makes the database, so an answer holds for a minute.
 */
export async function institute(): Promise<Institute | null> {
  if (known && known.until > Date.now()) return known.institute
  const select = { name: true, abbreviation: true, isDemonstration: true }
  const found = await db.institute.findUnique({ where: { id: 1 }, select })
  known = { institute: found, until: Date.now() + KEPT_MS }
  return found
}
