import 'server-only'
import { idleSince } from '@/lib/platform/auth'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isViewed, type Member } from '@/lib/platform/viewer'
import { type DeviceName, deviceOf } from '../rules/device'

export type Device = DeviceName & {
  /** The sign-in's. */
  id: string
  since: Date
  lastSeenAt: Date
  isHere: boolean
}

/** Where the viewer is signed in now, the one that asks first, then the last seen. For their own eyes alone. */
export async function devicesOf(viewer: Member): Promise<Device[]> {
  if (isViewed(viewer)) return []
  const signIns = await db.signIn.findMany({
    where: {
      accountId: viewer.accountId,
      endedAt: null,
      expiresAt: { gt: now() },
      lastSeenAt: { gt: idleSince(now()) },
    },
    select: { id: true, at: true, lastSeenAt: true, agent: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
  const devices = signIns.map(({ id, at, lastSeenAt, agent }) => {
    const isHere = id === viewer.signInId
    return { id, ...deviceOf(agent), since: at, lastSeenAt, isHere }
  })
  return devices.toSorted((a, b) => Number(b.isHere) - Number(a.isHere))
}
