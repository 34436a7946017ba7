import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { canSeeEverybody } from '../policy'

const personSelect = {
  id: true,
  name: true,
  certificateName: true,
  country: true,
  job: true,
  locale: true,
  zone: true,
  createdAt: true,
  portraitId: true,
  organisation: { select: { name: true } },
  emails: {
    select: { address: true, isPrimary: true, verifiedAt: true },
    orderBy: [{ isPrimary: 'desc' }, { address: 'asc' }],
  },
  trainer: { select: { category: true, expertise: true, languages: true } },
  mergedInto: { select: { id: true, name: true } },
} satisfies Prisma.PersonSelect

export type PersonDetails = Prisma.PersonGetPayload<{ select: typeof personSelect }>

/** One of the institute's people; null where there is none, or for who may not see everybody. */
export async function personDetails(viewer: Viewer, personId: string): Promise<PersonDetails | null> {
  if (!canSeeEverybody(viewer) || !isId(personId)) return null
  return db.person.findUnique({ where: { id: personId }, select: personSelect })
}

/** What people are called, by their ids; the audit log and grants keep ids alone. */
export async function namesOf(viewer: Viewer, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (!canSeeEverybody(viewer) || known.length === 0) return new Map()
  const people = await db.person.findMany({ where: { id: { in: known } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
