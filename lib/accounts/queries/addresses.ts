import 'server-only'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'

export type OwnAddress = { id: string; address: string; isPrimary: boolean; isVerified: boolean }

/** The viewer's addresses, the primary one first. */
export async function addressesOf(viewer: Member): Promise<OwnAddress[]> {
  const emails = await db.personEmail.findMany({
    where: { personId: viewer.personId },
    select: { id: true, address: true, isPrimary: true, verifiedAt: true },
    orderBy: [{ isPrimary: 'desc' }, { address: 'asc' }],
  })
  return emails.map(({ verifiedAt, ...email }) => ({ ...email, isVerified: verifiedAt !== null }))
}
