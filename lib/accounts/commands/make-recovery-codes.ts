import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { codeHash } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { madeAt } from '../queries/factors'
import { newRecoveryCodes } from '../rules/second-factor'
import { hasSecondFactor } from './factors'
import { lockAccount } from './lock-account'
import { sendNotice } from './notice'

/**
 * Makes ten codes for paper, in the place of all made before; only their hashes are kept. Refuses with 'proveAgain', with
 * 'factorFirst' where there is no second factor that they could stand in for, or with 'codesMade' where some were made since
 * those that were seen: a page that is loaded again asks for the same once more, and must not undo what was written down.
 */
export async function makeRecoveryCodes(viewer: Member, seen: string): Promise<Result<string[]>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId, personId } = viewer
  const codes = newRecoveryCodes()
  const hashes = await Promise.all(codes.map((code) => codeHash(code, accountId)))
  return transaction(async (tx) => {
    await lockAccount(tx, accountId)
    if (!(await hasSecondFactor(tx, accountId))) return refused('factorFirst')
    if ((await madeAt(accountId, tx)) !== seen) return refused('codesMade')
    await tx.recoveryCode.deleteMany({ where: { accountId } })
    await tx.recoveryCode.createMany({
      data: hashes.map((hash) => ({ accountId, codeHash: hash, createdAt: now() })),
    })
    await recordAct(tx, viewer, { act: 'account.makeRecoveryCodes', subject: { type: 'Account', id: accountId } })
    await sendNotice(tx, personId, 'recoveryCodesMade')
    return done(codes)
  })
}
