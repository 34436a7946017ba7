import 'server-only'
import Bowser from 'bowser'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { Member } from '@/lib/platform/viewer'

export type Device = {
  /** The sign-in's. */
  id: string
  /** As the browser named itself; null where it did not, or in no known way. */
  browser: string | null
  system: string | null
  since: Date
  lastSeenAt: Date
  isHere: boolean
}

/** Where the viewer is signed in now, the one that asks first, then the last seen. */
export async function devicesOf(viewer: Member): Promise<Device[]> {
  const signIns = await db.signIn.findMany({
    where: { accountId: viewer.accountId, endedAt: null, expiresAt: { gt: now() } },
    select: { id: true, at: true, lastSeenAt: true, agent: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
  })
  const devices = signIns.map(({ id, at, lastSeenAt, agent }) => {
    const isHere = id === viewer.signInId
    return { id, ...deviceOf(agent), since: at, lastSeenAt, isHere }
  })
  return devices.toSorted((a, b) => Number(b.isHere) - Number(a.isHere))
}

function deviceOf(agent: string | null): Pick<Device, 'browser' | 'system'> {
  if (!agent) return { browser: null, system: null }
  const told = Bowser.getParser(agent)
  return { browser: told.getBrowserName() || null, system: told.getOSName() || null }
}
