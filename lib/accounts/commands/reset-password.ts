import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { transaction } from '@/lib/platform/db'
import { endSignIns } from '@/lib/platform/end-sign-ins'
import { lockAccountToBe } from '@/lib/platform/lock-account'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { AFTER_RESET } from '../rules/accounts'
import { type Entered, enterAccount } from './enter-account'
import { closeLinks, isStillTheirs, linksJustSent, sendLink, takeLink } from './links'
import { sendNotice } from './notice'
import { passwordByLink } from './password-by-link'
import { beginAnew } from './sign-in'

/**
 * Sends a link to choose a new password, if the address has an account. The answer is the same where it has none, and
 * where a link has just been sent.
 */
export async function askForReset(viewer: Viewer, address: string): Promise<Result<undefined>> {
  return transaction(async (tx) => {
    await lockAddress(tx, address)
    const known = await tx.personEmail.findUnique({
      where: { address },
      select: {
        address: true,
        verifiedAt: true,
        isPrimary: true,
        person: { select: { id: true, account: { select: { id: true, state: true } } } },
      },
    })
    const account = known?.person.account
    // An alias that nobody has proved to be the person's own opens no account.
    if (account?.state !== 'active' || !(known?.isPrimary || known?.verifiedAt)) return done()
    if ((await linksJustSent(tx, 'resetPassword', address)).length > 0) return done()
    const link = await sendLink(tx, { kind: 'resetPassword', address: known.address, personId: known.person.id })
    if (link) await recordAct(tx, viewer, { act: 'account.askForReset', subject: { type: 'Account', id: account.id } })
    return done()
  })
}

/**
 * Sets the password by the mail's link, ends every sign-in of the account and signs in, so that whoever is locked out by a
 * stranger's tries is let in by it at once, or half-way where the account has a second factor. Refuses with 'notFound'
 * where the link is not open or the address theirs no more, with 'accountSuspended', and with what is wrong with the
 * password, which leaves the link as it was.
 */
export async function resetPassword(viewer: Viewer, token: string, password: string): Promise<Result<Entered>> {
  const chosen = await passwordByLink(token, password)
  if (!chosen.ok) return chosen
  const passwordHash = chosen.value
  return transaction(async (tx) => {
    const link = await takeLink(tx, 'resetPassword', token)
    if (!link?.personId || !(await isStillTheirs(tx, link))) return refused('notFound')
    const { personId, address } = link
    // Sent before it was suspended, or asked for at that moment: a link opens no suspended account.
    await lockAccountToBe(tx, personId)
    const open = await tx.account.count({ where: { personId, state: 'active' } })
    if (open === 0) return refused('accountSuspended')
    const account = await tx.account.update({ where: { personId }, data: { passwordHash }, select: { id: true } })
    await tx.personEmail.updateMany({ where: { personId, address, verifiedAt: null }, data: { verifiedAt: now() } })
    await closeLinks(tx, { kind: 'resetPassword', personId })
    await endSignIns(tx, account.id, 'passwordReset')
    await beginAnew(tx, personId)
    await sendNotice(tx, personId, 'passwordChanged')
    await recordAct(tx, viewer, {
      act: 'account.resetPassword',
      subject: { type: 'Account', id: account.id },
      fields: ['password'],
    })
    const proved = { proof: 'link', isStrong: false } as const
    return done(await enterAccount(tx, viewer, account.id, proved, AFTER_RESET))
  })
}
