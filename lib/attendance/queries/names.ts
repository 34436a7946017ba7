import 'server-only'
import { db } from '@/lib/platform/db'

/** The names of those who did something, by their person's id; who left no id, or is no longer known, has none. */
export async function namesOf(personIds: (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(personIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
