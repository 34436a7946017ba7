import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { lockOwnAccount } from '@/lib/platform/lock-account'
import { codeHash } from '@/lib/platform/passwords'
import { done, type Refusal, type Result, refused } from '@/lib/platform/result'
import { minutesUntil, orGiveBack, type Throttle, takeFromAll } from '@/lib/platform/throttle'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { madeAt } from '../queries/factors'
import { CODES_MADE, newRecoveryCodes } from '../rules/second-factor'
import { hasSecondFactor } from './factors'
import { sendNotice } from './notice'

/**
 * Makes ten codes for paper, in the place of all made before; only their hashes are kept. Refuses with 'proveAgain', with
 * 'factorFirst' where there is no second factor that they could stand in for, with 'codesMade' where some were made since
 * those that were seen: a page that is loaded again asks for the same once more, and must not undo what was written down;
 * or with 'tooOften'.
 */
export async function makeRecoveryCodes(viewer: Member, seen: string): Promise<Result<string[]>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const { accountId, personId } = viewer
  const refusal = await refuseCodes(db, accountId, seen)
  if (refusal) return refusal
  const throttle = codesThrottle(accountId)
  const used = await takeFromAll([throttle])
  if (used) {
    return refused('tooOften', { params: { minutes: minutesUntil(used.from) } })
  }
  const codes = newRecoveryCodes()
  const hashes = await orGiveBack([throttle], () => Promise.all(codes.map((code) => codeHash(code, accountId))))
  return transaction(async (tx) => {
    if (!(await lockOwnAccount(tx, viewer))) return refused('proveAgain')
    const refusalNow = await refuseCodes(tx, accountId, seen)
    if (refusalNow) return refusalNow
    await tx.recoveryCode.deleteMany({ where: { accountId } })
    await tx.recoveryCode.createMany({
      data: hashes.map((hash) => ({ accountId, codeHash: hash, createdAt: now() })),
    })
    await recordAct(tx, viewer, { act: 'account.makeRecoveryCodes', subject: { type: 'Account', id: accountId } })
    await sendNotice(tx, personId, 'recoveryCodesMade')
    return done(codes)
  })
}

/** Times that an account has its codes made. */
export const codesThrottle = (of: string): Throttle => ({ kind: 'recoveryCodes.account', of, limit: CODES_MADE })

/** Asked before there is anything to hash, and again under the account's lock. */
async function refuseCodes(tx: Tx, accountId: string, seen: string): Promise<Refusal | null> {
  if (!(await hasSecondFactor(tx, accountId))) return refused('factorFirst')
  return (await madeAt(accountId, tx)) === seen ? null : refused('codesMade')
}
