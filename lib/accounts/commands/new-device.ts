import 'server-only'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { deviceOf } from '../rules/device'
import { sendNotice } from './notice'

const REMEMBERED_MS = 90 * 24 * 3_600_000

/**
 * Tells somebody of a sign-in by a browser that they have not used for long. Called before it is recorded; the very first
 * sign-in of an account, and a browser that says nothing of itself, are no news.
 */
export async function tellOfNewDevice(tx: Tx, accountId: string, agent: string | null) {
  const { browser, system } = deviceOf(agent)
  if (!browser && !system) return
  const known = await tx.signIn.groupBy({
    by: ['agent'],
    where: { accountId, at: { gt: new Date(now().getTime() - REMEMBERED_MS) } },
  })
  const devices = known.map((signIn) => deviceOf(signIn.agent))
  if (devices.length === 0 || devices.some((one) => one.browser === browser && one.system === system)) return
  const { personId } = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { personId: true } })
  await sendNotice(tx, personId, 'newDevice')
}
