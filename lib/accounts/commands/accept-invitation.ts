import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, transaction } from '@/lib/platform/db'
import { hashPassword, tokenHash } from '@/lib/platform/passwords'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { passwordFault } from '../rules/accounts'
import { type Entered, enterAccount } from './enter-account'
import { closeLinks, takeLink } from './links'

/**
 * Makes the account of an invited person with the password they chose, and signs in. Refuses with 'notFound' where the
 * link is not open, and with what is wrong with the password, which leaves the link as it was.
 */
export async function acceptInvitation(viewer: Viewer, token: string, password: string): Promise<Result<Entered>> {
  const asked = await db.accountToken.findUnique({
    where: { tokenHash: tokenHash(token) },
    select: { address: true, person: { select: { name: true } } },
  })
  if (!asked?.person) return refused('notFound')
  const fault = await passwordFault(password, [asked.person.name, asked.address])
  if (fault) return refused(fault, { field: 'password' })
  const passwordHash = await hashPassword(password)
  return decide(() =>
    transaction(async (tx) => {
      const link = await takeLink(tx, 'invitation', token)
      if (!link?.personId) return refused('notFound')
      const { personId, address } = link
      await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "personId" = ${personId}::uuid FOR UPDATE`
      const known = await tx.account.findUnique({ where: { personId }, select: { passwordHash: true, state: true } })
      if (known?.state === 'suspended') rollBack(refused('accountSuspended'))
      if (known?.passwordHash) rollBack(refused('notFound'))
      const account = await tx.account.upsert({
        where: { personId },
        create: { personId, passwordHash, createdAt: now() },
        update: { passwordHash },
        select: { id: true },
      })
      await tx.personEmail.updateMany({ where: { personId, address, verifiedAt: null }, data: { verifiedAt: now() } })
      await closeLinks(tx, { kind: 'invitation', personId })
      await recordAct(tx, viewer, { act: 'account.acceptInvitation', subject: { type: 'Account', id: account.id } })
      return done(await enterAccount(tx, viewer, account.id, { proof: 'link', isStrong: false }))
    }),
  )
}
