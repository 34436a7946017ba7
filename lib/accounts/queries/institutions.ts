import 'server-only'
import { db } from '@/lib/platform/db'
import { institutionSettings } from '@/lib/platform/institution-settings'
import type { Member } from '@/lib/platform/viewer'

export type OwnInstitution = {
  name: string
  /** The viewer's link with it; null where there is none. */
  link: { id: string; createdAt: Date; lastUsedAt: Date | null } | null
}

/** The institution at which people may sign in, and the viewer's link with it; null where there is none. */
export async function institutionOf(viewer: Member): Promise<OwnInstitution | null> {
  const settings = institutionSettings()
  if (!settings) return null
  const link = await db.institutionIdentity.findFirst({
    where: { accountId: viewer.accountId, issuer: settings.issuer },
    select: { id: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: 'asc' },
  })
  return { name: settings.name, link }
}
