import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import type { InstitutionSettings } from '@/lib/platform/institution-settings'
import { lockAccount } from '@/lib/platform/lock-account'
import { log } from '@/lib/platform/log'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { factorsOf } from '../queries/factors'
import { type Claims, isAskedSince, isVouchedFor } from '../rules/institution'
import { askedAgain } from '../rules/proofs'
import { renewSignIn, strengthen } from './factors'

/**
 * Proves again that it is the viewer, by what their institution says having asked them since `begun`: the sign-in's new
 * secret. Refuses with 'institutionWrong' where it has not asked them, 'institutionOther' for another's account there, and
 * 'proveAgain' where the account has a second factor by now.
 */
export async function proveAtInstitution(
  viewer: Member,
  settings: InstitutionSettings,
  claims: Claims,
  begun: Date,
): Promise<Result<{ token: string }>> {
  const { issuer, name } = settings
  if (!isAskedSince(begun, claims)) {
    log.warn({ reason: 'institutionWrong', code: 'auth_time' }, 'an institution’s sign-in was refused')
    return refused('institutionWrong', { params: { name } })
  }
  return transaction(async (tx) => {
    const { accountId } = viewer
    await lockAccount(tx, accountId)
    const own = { issuer, subject: claims.subject, accountId }
    const { count } = await tx.institutionIdentity.updateMany({ where: own, data: { lastUsedAt: now() } })
    if (count === 0) return refused('institutionOther', { params: { name } })
    if (!askedAgain(await factorsOf(viewer, tx)).institution) return refused('proveAgain')
    if (isVouchedFor(claims, settings)) await strengthen(tx, viewer, 'institution')
    const token = await renewSignIn(tx, viewer)
    if (!token) return refused('institutionExpired')
    await recordAct(tx, viewer, { act: 'account.prove', subject: { type: 'Account', id: accountId } })
    return done({ token })
  })
}
