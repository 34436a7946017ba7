import 'server-only'
import type { Prisma } from '@prisma/client'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'

const profileSelect = {
  name: true,
  certificateName: true,
  country: true,
  gender: true,
  job: true,
  locale: true,
  zone: true,
  lowData: true,
  version: true,
  organisation: { select: { name: true } },
  emails: { select: { address: true, isPrimary: true }, orderBy: [{ isPrimary: 'desc' }, { address: 'asc' }] },
} satisfies Prisma.PersonSelect

export type Profile = Prisma.PersonGetPayload<{ select: typeof profileSelect }>

/** What the institute holds of the viewer and the viewer may change. */
export async function profileOf(viewer: Member): Promise<Profile> {
  return db.person.findUniqueOrThrow({ where: { id: viewer.personId }, select: profileSelect })
}
