import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { lockAccountToBe } from '@/lib/platform/lock-account'
import { log } from '@/lib/platform/log'
import { passwordMatches, tokenHash } from '@/lib/platform/passwords'
import { decide, done, type Refusal, type Result, refused, rollBack } from '@/lib/platform/result'
import { forget, minutesUntil, orGiveBack, type Throttle, takeFromAll } from '@/lib/platform/throttle'
import type { Viewer } from '@/lib/platform/viewer'
import { linkIsOpen, SIGN_IN_FAILURES } from '../rules/accounts'
import { type SignUpDetails, signUpDetails } from '../schema'
import { closeLinks, takeLink } from './links'
import { recordSignIn, type SignedIn } from './record-sign-in'

/**
 * Makes the account that was asked for, with the link of its mail and the password that was chosen when it was asked for,
 * and signs in. The link says whose address it is and the password who filled the form in: with the link alone, an owner
 * who clicks would confirm a stranger's password. Somebody whom the institute knows by that address gets the account; what
 * it holds of them stays. Refuses with 'notFound' where the link is not open, and with 'signUpPasswordWrong' or, after too
 * many of these, 'passwordTooOften', which leave it open.
 */
export async function confirmSignUp(
  viewer: Viewer,
  token: string,
  password: string,
): Promise<Result<SignedIn & { next: string | null }>> {
  const asked = await db.accountToken.findUnique({ where: { tokenHash: tokenHash(token) } })
  if (asked?.kind !== 'signUp' || !linkIsOpen(asked, now())) return refused('notFound')
  const refusal = await refuseStranger(asked, password)
  if (refusal) return refusal
  return decide(() =>
    transaction(async (tx) => {
      await lockAddress(tx, asked.address)
      const link = await takeLink(tx, 'signUp', token)
      if (!link) return refused('notFound')
      await forget(tx, linkThrottle(link.id))
      await closeLinks(tx, { kind: 'signUp', address: link.address })
      const details = signUpDetails.parse(link.details)
      const personId = await ownerOf(tx, link.address, details)
      await lockAccountToBe(tx, personId)
      const taken = await tx.account.count({ where: { personId } })
      if (taken > 0) rollBack(refused('notFound'))
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
    }),
  )
}

const linkThrottle = (of: string): Throttle => ({ kind: 'confirm.link', of, limit: SIGN_IN_FAILURES.account })

async function refuseStranger(link: { id: string; details: unknown }, password: string): Promise<Refusal | null> {
  const throttle = linkThrottle(link.id)
  const used = await takeFromAll([throttle])
  if (used) {
    log.warn({ throttle: used.kind, until: used.from }, 'a confirmation was refused: too many passwords had been wrong')
    const minutes = minutesUntil(used.from)
    return refused('passwordTooOften', { field: 'password', params: { minutes } })
  }
  const { passwordHash } = signUpDetails.parse(link.details)
  if (await orGiveBack([throttle], () => passwordMatches(passwordHash, password))) return null
  log.warn('a confirmation was refused: the password was not the one of its sign-up')
  return refused('signUpPasswordWrong', { field: 'password' })
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
