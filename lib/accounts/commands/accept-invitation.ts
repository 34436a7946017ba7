import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, transaction } from '@/lib/platform/db'
import { lockAccountToBe } from '@/lib/platform/lock-account'
import { tokenHash } from '@/lib/platform/passwords'
import { decide, done, type Result, refused, rollBack } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { type Entered, enterAccount } from './enter-account'
import { closeLinks, isStillTheirs, takeLink } from './links'
import { passwordByLink } from './password-by-link'

/**
 * Makes the account of an invited person with the password they chose, and signs in. Refuses with 'notFound' where the
 * link is not open, and with what is wrong with the password, which leaves the link as it was.
 */
export async function acceptInvitation(viewer: Viewer, token: string, password: string): Promise<Result<Entered>> {
  const chosen = await passwordByLink(token, password)
  if (!chosen.ok) return chosen
  const passwordHash = chosen.value
  const asked = await db.accountToken.findUnique({ where: { tokenHash: tokenHash(token) }, select: { address: true } })
  if (!asked) return refused('notFound')
  return decide(() =>
    transaction(async (tx) => {
      // As signing up does: each of the two closes the other's links.
      await lockAddress(tx, asked.address)
      const link = await takeLink(tx, 'invitation', token)
      if (!link?.personId || !(await isStillTheirs(tx, link))) return refused('notFound')
      const { personId, address } = link
      await lockAccountToBe(tx, personId)
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
      await closeLinks(tx, { kind: 'signUp', address })
      await recordAct(tx, viewer, { act: 'account.acceptInvitation', subject: { type: 'Account', id: account.id } })
      return done(await enterAccount(tx, viewer, account.id, { proof: 'link', isStrong: false }))
    }),
  )
}
