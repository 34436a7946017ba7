import 'server-only'
import { recordAct, refuseWhileViewing } from '@/lib/platform/audit'
import { db, transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { hashPassword, passwordMatches } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { passwordFault } from '../rules/accounts'
import { sendNotice } from './notice'

type Passwords = { currentPassword: string; password: string }

/**
 * Changes the viewer's password and ends their other sign-ins. Refuses with 'currentPasswordWrong' and with what is
 * wrong with the new one.
 */
export async function changePassword(
  viewer: Member,
  { currentPassword, password }: Passwords,
): Promise<Result<undefined>> {
  refuseWhileViewing(viewer)
  const account = await db.account.findUniqueOrThrow({
    where: { id: viewer.accountId },
    select: { passwordHash: true, person: { select: { name: true, emails: { select: { address: true } } } } },
  })
  if (!(await passwordMatches(account.passwordHash, currentPassword))) {
    return refused('currentPasswordWrong', { field: 'currentPassword' })
  }
  const { name, emails } = account.person
  const fault = await passwordFault(password, [name, ...emails.map(({ address }) => address)])
  if (fault) return refused(fault, { field: 'password' })
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    // Only where the password is still the one that was checked.
    const { count } = await tx.account.updateMany({
      where: { id: viewer.accountId, passwordHash: account.passwordHash },
      data: { passwordHash },
    })
    if (count === 0) return refused('currentPasswordWrong', { field: 'currentPassword' })
    await endSignIns(tx, viewer.accountId, 'passwordChanged', viewer.signInId)
    await sendNotice(tx, viewer.personId, 'passwordChanged')
    await recordAct(tx, viewer, {
      act: 'account.changePassword',
      subject: { type: 'Account', id: viewer.accountId },
      fields: ['password'],
    })
    return done()
  })
}
