import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { done, type Result } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { endViewAs } from '@/lib/platform/viewing'

/**
 * Ends the sign-in that the viewer came with: a copy of its cookie opens nothing any more. Whoever looks as somebody else
 * signs out as themselves.
 */
export async function signOut(viewer: Member): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    if (viewer.viewedBy) await endViewAs(tx, viewer, viewer.signInId, viewer.personId)
    const ended = await tx.signIn.updateManyAndReturn({
      where: { id: viewer.signInId, endedAt: null },
      data: { endedAt: now(), endedWhy: 'signedOut' },
      select: { accountId: true },
    })
    for (const { accountId } of ended)
      await recordAct(tx, viewer, { act: 'account.signOut', subject: { type: 'Account', id: accountId } })
    return done()
  })
}
