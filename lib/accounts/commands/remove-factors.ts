import 'server-only'
import { lockAdministration, stillAdministers } from '@/lib/people/commands/lock-administration'
import { canDecideRoles } from '@/lib/people/policy'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { lockAccount } from '@/lib/platform/lock-account'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Viewer } from '@/lib/platform/viewer'
import type { OnAccountInput } from '../schema'
import { hasSecondFactor } from './factors'
import { sendNotice } from './notice'

/**
 * Takes away another's second factors, for somebody who has lost them and the codes on paper too, once the institute has
 * made sure who asks (OWASP ASVS 5.0, 6.4.4). Their sign-ins end; the password stays. Refuses with 'proveAgain', and with
 * 'notFound' who has no account, whose record was merged, and oneself. Twice is once.
 */
export async function removeFactors(viewer: Viewer, { personId, reason }: OnAccountInput): Promise<Result<undefined>> {
  if (!canDecideRoles(viewer)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  if (personId === viewer.personId) return refused('notFound')
  return transaction(async (tx) => {
    if (!stillAdministers(viewer, await lockAdministration(tx))) return refused('notFound')
    const account = await tx.account.findUnique({
      where: { personId, person: { mergedIntoId: null } },
      select: { id: true },
    })
    if (!account) return refused('notFound')
    await lockAccount(tx, account.id)
    if (!(await hasSecondFactor(tx, account.id))) return done()
    const own = { where: { accountId: account.id } }
    await tx.totp.deleteMany(own)
    await tx.passkey.deleteMany(own)
    await tx.recoveryCode.deleteMany(own)
    await endSignIns(tx, account.id, 'endedByAdministrator')
    await recordAct(tx, viewer, { act: 'account.removeFactors', subject: { type: 'Account', id: account.id }, reason })
    await sendNotice(tx, personId, 'factorsRemoved')
    return done()
  })
}
