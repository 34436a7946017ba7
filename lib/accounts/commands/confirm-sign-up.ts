import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { type SignUpDetails, signUpDetails } from '../schema'
import { closeLinks, takeLink } from './links'
import { recordSignIn, type SignedIn } from './record-sign-in'

/**
 * Makes the account that was asked for, with the link of its mail, and signs in. Somebody whom the institute knows by
 * that address gets the account; what it holds of them stays. Refuses with 'notFound' where the link is not open.
 */
export async function confirmSignUp(
  viewer: Viewer,
  token: string,
): Promise<Result<SignedIn & { next: string | null }>> {
  const asked = await db.accountToken.findUnique({ where: { tokenHash: tokenHash(token) }, select: { address: true } })
  if (!asked) return refused('notFound')
  return transaction(async (tx) => {
    await lockAddress(tx, asked.address)
    const link = await takeLink(tx, 'signUp', token)
    if (!link) return refused('notFound')
    await closeLinks(tx, { kind: 'signUp', address: link.address })
    const details = signUpDetails.parse(link.details)
    const personId = await ownerOf(tx, link.address, details)
    const taken = await tx.account.findUnique({ where: { personId }, select: { id: true } })
    if (taken) return refused('notFound')
    const account = await tx.account.create({
      data: { personId, passwordHash: details.passwordHash, createdAt: now() },
      select: { id: true },
    })
    await closeLinks(tx, { kind: 'invitation', personId })
    await recordAct(tx, viewer, { act: 'account.signUp', subject: { type: 'Account', id: account.id } })
    return done({
      ...(await recordSignIn(tx, viewer, account.id, { proof: 'link', isStrong: false })),
      next: details.next,
    })
  })
}

async function ownerOf(tx: Tx, address: string, { name, country, zone, locale }: SignUpDetails): Promise<string> {
  const at = now()
  const known = await tx.personEmail.findUnique({
    where: { address },
    select: { id: true, verifiedAt: true, personId: true, person: { select: { country: true } } },
  })
  if (!known) {
    const { id } = await tx.person.create({
      data: { name, country, zone, locale, createdAt: at, emails: { create: { address, verifiedAt: at } } },
      select: { id: true },
    })
    return id
  }
  await tx.personEmail.update({ where: { id: known.id }, data: { verifiedAt: known.verifiedAt ?? at } })
  await tx.person.update({
    where: { id: known.personId },
    data: { zone, locale, country: known.person.country ?? country, version: { increment: 1 } },
  })
  return known.personId
}
