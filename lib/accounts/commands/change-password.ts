import 'server-only'
import { recordAct, refuseWhileViewing } from '@/lib/platform/audit'
import { db, transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { hashPassword } from '@/lib/platform/passwords'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { changeSecret } from './factors'
import { closeLinks } from './links'
import { sendNotice } from './notice'
import { checkPassword } from './prove'
import { refusePassword } from './refuse-password'

type Passwords = { currentPassword: string; password: string }

/**
 * Changes the viewer's password, and ends their other sign-ins and the links for a forgotten one. This sign-in gets another
 * secret, null where it has ended meanwhile: whoever changes the password in fear of a copied cookie is rid of that. Refuses
 * with 'currentPasswordWrong', with 'passwordTooOften' after too many of these, with 'tooOften', and with what is wrong with
 * the new one.
 */
export async function changePassword(
  viewer: Member,
  { currentPassword, password }: Passwords,
): Promise<Result<{ token: string | null }>> {
  refuseWhileViewing(viewer)
  const account = await db.account.findUniqueOrThrow({
    where: { id: viewer.accountId },
    select: { person: { select: { name: true, emails: { select: { address: true } } } } },
  })
  const checked = await checkPassword(viewer, currentPassword, 'currentPassword')
  if (!checked.ok) return checked
  const { name, emails } = account.person
  const refusal = await refusePassword(password, [name, ...emails.map(({ address }) => address)])
  if (refusal) return refusal
  const passwordHash = await hashPassword(password)
  return decide(() =>
    transaction(async (tx) => {
      // Before the account, as whoever uses one of them does.
      await closeLinks(tx, { kind: 'resetPassword', personId: viewer.personId })
      // Only where the password is still the one that was checked.
      const { count } = await tx.account.updateMany({
        where: { id: viewer.accountId, passwordHash: checked.value },
        data: { passwordHash },
      })
      if (count === 0) rollBack(refused('currentPasswordWrong', { field: 'currentPassword' }))
      await endSignIns(tx, viewer.accountId, 'passwordChanged', viewer.signInId)
      const token = await changeSecret(tx, viewer)
      await sendNotice(tx, viewer.personId, 'passwordChanged')
      await recordAct(tx, viewer, {
        act: 'account.changePassword',
        subject: { type: 'Account', id: viewer.accountId },
        fields: ['password'],
      })
      return done({ token })
    }),
  )
}
