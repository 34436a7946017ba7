import 'server-only'
import { db } from './db'

const KEPT_MS = 60_000

let known: { isDemonstration: boolean; until: number } | undefined

/**
 * Whether the database holds the demonstration institute, whose people are invented and whose passwords are known: asked
 * on every page, and only ever changed by whoever makes the database, so an answer holds for a minute.
 */
export async function isDemonstration(): Promise<boolean> {
  if (known && known.until > Date.now()) return known.isDemonstration
  const institute = await db.institute.findUnique({ where: { id: 1 }, select: { isDemonstration: true } })
  known = { isDemonstration: institute?.isDemonstration ?? false, until: Date.now() + KEPT_MS }
  return known.isDemonstration
}
