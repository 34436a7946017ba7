import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { tokenHash } from '@/lib/platform/passwords'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import type { Member } from '@/lib/platform/viewer'
import { closeLinks, takeLink } from './links'
import { sendNotice } from './notice'

/**
 * Makes the address of the mail's link the viewer's primary one, verified; the one before stays as a further one or goes,
 * as the viewer says. Ends their other sign-ins and the links that were sent before. The link is of use to nobody else:
 * whoever got it by a slip of the pen is not signed in as the viewer. Refuses with 'notFound' where it is not open, and
 * with 'addressTaken' where the address has become somebody else's meanwhile.
 */
export async function confirmAddress(viewer: Member, token: string, keepsFormer: boolean): Promise<Result<undefined>> {
  const asked = await db.accountToken.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { address: true, personId: true },
  })
  if (asked?.personId !== viewer.personId) return refused('notFound')
  return decide(() =>
    transaction(async (tx) => {
      await lockAddress(tx, asked.address)
      const link = await takeLink(tx, 'changeAddress', token)
      if (!link) return refused('notFound')
      const { address } = link
      const known = await tx.personEmail.findUnique({ where: { address }, select: { personId: true } })
      if (known && known.personId !== viewer.personId) rollBack(refused('addressTaken'))
      const former = await giveUpPrimary(tx, viewer.personId, address, keepsFormer)
      const verified = { isPrimary: true, verifiedAt: now() }
      await tx.personEmail.upsert({
        where: { address },
        create: { personId: viewer.personId, address, ...verified },
        update: verified,
      })
      for (const kind of ['resetPassword', 'invitation', 'changeAddress'] as const) {
        await closeLinks(tx, { kind, personId: viewer.personId })
      }
      await endSignIns(tx, viewer.accountId, 'addressChanged', viewer.signInId)
      if (former) await sendNotice(tx, viewer.personId, 'addressChanged', { to: former })
      await recordAct(tx, viewer, {
        act: 'account.changeAddress',
        subject: { type: 'Account', id: viewer.accountId },
        fields: ['address'],
      })
      return done()
    }),
  )
}

/** The address that was the primary one until now, under the person's lock. */
async function giveUpPrimary(tx: Tx, personId: string, next: string, isKept: boolean): Promise<string | null> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid FOR UPDATE`
  const former = await tx.personEmail.findFirst({
    where: { personId, isPrimary: true },
    select: { id: true, address: true },
  })
  if (!former || former.address.toLowerCase() === next.toLowerCase()) return null
  const where = { id: former.id }
  if (isKept) await tx.personEmail.update({ where, data: { isPrimary: false } })
  else await tx.personEmail.delete({ where })
  return former.address
}
