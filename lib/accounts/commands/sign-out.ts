import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'

/** Ends the sign-in that the viewer came with: a copy of its cookie opens nothing any more. */
export async function signOut(viewer: Member): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    const { count } = await tx.signIn.updateMany({
      where: { id: viewer.signInId, endedAt: null },
      data: { endedAt: now(), endedWhy: 'signedOut' },
    })
    if (count > 0)
      await recordAct(tx, viewer, { act: 'account.signOut', subject: { type: 'Account', id: viewer.accountId } })
    return done()
  })
}
