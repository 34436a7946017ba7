import 'server-only'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'

const shown = { id: true, name: true, isBackedUp: true, createdAt: true, lastUsedAt: true }

/** The viewer's passkeys, the newest first. */
export function passkeysOf(viewer: Member) {
  return db.passkey.findMany({
    where: { accountId: viewer.accountId },
    select: shown,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
}

export type OwnPasskey = Awaited<ReturnType<typeof passkeysOf>>[number]
