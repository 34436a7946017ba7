import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { sendNotice } from './notice'

/**
 * Removes one of the viewer's further addresses: reports of meetings are then matched by it no more, and nobody signs in
 * with it. Refuses with 'proveAgain', and with 'notFound' for the primary one and for what is none of theirs.
 */
export async function removeAddress(viewer: Member, emailId: string): Promise<Result<undefined>> {
  if (!isId(emailId)) return refused('notFound')
  if (!isFresh(viewer, now())) return refused('proveAgain')
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${viewer.personId}::uuid FOR UPDATE`
    const own = { id: emailId, personId: viewer.personId, isPrimary: false }
    const email = await tx.personEmail.findFirst({ where: own, select: { address: true } })
    if (!email) return refused('notFound')
    await tx.personEmail.deleteMany({ where: own })
    // A link that went there would open the account still.
    await tx.accountToken.updateMany({
      where: { personId: viewer.personId, address: email.address, usedAt: null },
      data: { usedAt: now() },
    })
    await sendNotice(tx, viewer.personId, 'addressRemoved')
    await recordAct(tx, viewer, {
      act: 'account.removeAddress',
      subject: { type: 'Account', id: viewer.accountId },
      fields: ['address'],
    })
    return done()
  })
}
