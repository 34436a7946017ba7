import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { lockOwnAccount } from '@/lib/platform/lock-account'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { lacksNeededFactor } from './factor-needed'
import { factorRemoved } from './factors'
import { sendNotice } from './notice'

/**
 * Removes one of the viewer's passkeys, and tells them by mail. Refuses with 'proveAgain', 'notFound', and with 'lastFactor' where a
 * role of theirs needs one.
 */
export async function removePasskey(viewer: Member, passkeyId: string): Promise<Result<undefined>> {
  if (!isId(passkeyId)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId } = viewer
  return decide(() =>
    transaction(async (tx) => {
      if (!(await lockOwnAccount(tx, viewer))) return refused('proveAgain')
      const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, accountId } })
      if (count === 0) return refused('notFound')
      if (await lacksNeededFactor(tx, accountId)) rollBack(refused('lastFactor'))
      await factorRemoved(tx, accountId)
      await recordAct(tx, viewer, { act: 'account.removePasskey', subject: { type: 'Passkey', id: passkeyId } })
      await sendNotice(tx, viewer.personId, 'passkeyRemoved')
      return done()
    }),
  )
}
