import 'server-only'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { lockAccount } from '@/lib/platform/lock-account'
import { log } from '@/lib/platform/log'
import { hashPassword, isDated, passwordMatches } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import { forget, giveBack, minutesUntil, orGiveBack, takeFromAll } from '@/lib/platform/throttle'
import type { Viewer } from '@/lib/platform/viewer'
import { SIGN_IN_FAILURES } from '../rules/accounts'
import type { SignInInput } from '../schema'
import { type Entered, enterAccount } from './enter-account'

/**
 * Signs in by any of a person's addresses, or half-way where the account has a second factor. `client` is the machine's
 * address, null where none asked. Refuses with 'signInWrong', the same for an unknown address and a wrong password; with
 * 'signInTooOften' after too many of these, until time or a new password ends it; or, to whoever knows the password, with
 * 'accountSuspended'.
 */
export async function signIn(
  viewer: Viewer,
  { address, password, next }: SignInInput,
  client: string | null = null,
): Promise<Result<Entered>> {
  const known = await db.personEmail.findUnique({
    where: { address },
    select: { person: { select: { id: true, account: { select: { id: true, passwordHash: true } } } } },
  })
  const account = known?.person.account
  const ofClient = client ? [{ kind: 'signIn.client', of: client, limit: SIGN_IN_FAILURES.client }] : []
  const throttles = [addressThrottle(address), ...ofClient]
  const used = await takeFromAll(throttles)
  if (used) {
    log.warn({ client, throttle: used.kind, until: used.from }, 'a sign-in was refused: too many had failed before it')
    return refused('signInTooOften', {
      params: { minutes: minutesUntil(used.from) },
    })
  }
  const matches = await orGiveBack(throttles, () => passwordMatches(account?.passwordHash, password))
  if (!known || !account || !matches) {
    log.warn({ client }, 'a sign-in failed: the address or the password was wrong')
    return refused('signInWrong')
  }
  const isOld = account.passwordHash && isDated(account.passwordHash)
  const renewed = isOld ? await orGiveBack(throttles, () => hashPassword(password)) : null
  const result = await transaction(async (tx) => {
    const current = await lockedAccount(tx, account.id)
    // Between the check and here the password may have been changed, or its hash made anew: what is there now decides.
    if (current?.passwordHash !== account.passwordHash) {
      for (const throttle of throttles) await giveBack(tx, throttle)
      return null
    }
    await beginAnew(tx, known.person.id)
    for (const throttle of ofClient) await giveBack(tx, throttle)
    if (current?.state !== 'active') return refused('accountSuspended')
    if (renewed) await tx.account.update({ where: { id: account.id }, data: { passwordHash: renewed } })
    return done(await enterAccount(tx, viewer, account.id, { proof: 'password', isStrong: false }, next))
  })
  return result ?? signIn(viewer, { address, password, next }, client)
}

/** Forgets the tries at each of a person's addresses, once they have proved that these are theirs. */
export async function beginAnew(tx: Tx, personId: string) {
  const emails = await tx.personEmail.findMany({ where: { personId }, select: { address: true } })
  for (const { address } of emails) await forget(tx, addressThrottle(address))
}

/** By the address that was typed: what one of a person's refuses does not tell which others are theirs. */
const addressThrottle = (address: string) => ({
  kind: 'signIn.address',
  of: address.toLowerCase(),
  limit: SIGN_IN_FAILURES.account,
})

async function lockedAccount(tx: Tx, id: string) {
  await lockAccount(tx, id)
  return tx.account.findUnique({ where: { id }, select: { passwordHash: true, state: true } })
}
