import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, type Tx, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { hashPassword, passwordMatches } from '@/lib/platform/passwords'
import { done, type Result } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { tenMinutesOf } from '../rules/accounts'
import { type SignUpInput, signUpDetails } from '../schema'
import { linksJustSent, sendLink } from './links'
import { refusePassword } from './refuse-password'

/**
 * Asks for an account. Nothing of it exists until the address is confirmed, and the answer is the same whether the
 * address is known or not: an account's own address is told by mail. Refuses only what is wrong with the password.
 */
export async function signUp(viewer: Viewer, input: SignUpInput): Promise<Result<undefined>> {
  const { address, name, password, country, zone, locale, next } = input
  const refusal = await refusePassword(password, [name, address])
  if (refusal) return refusal
  const passwordHash = await hashPassword(password)
  const seen = await linksJustSent(db, 'signUp', address)
  if (await isEcho(seen, input)) return done()
  return transaction(async (tx) => {
    await forgetExpired(tx)
    await lockAddress(tx, address)
    const known = await tx.personEmail.findUnique({
      where: { address },
      select: { id: true, personId: true, person: { select: { account: { select: { id: true } } } } },
    })
    if (known?.person.account) {
      await tellOwner(tx, known)
      return done()
    }
    // Those sent at the same moment came past the look above together: here only the first goes on.
    const earlier = new Set(seen.map(({ id }) => id))
    const others = await linksJustSent(tx, 'signUp', address)
    if (others.some(({ id, details }) => !earlier.has(id) && saysTheSame(details, input))) return done()
    const details = { name, passwordHash, country: country ?? null, zone, locale, next: next ?? null }
    const link = await sendLink(tx, { kind: 'signUp', address, details })
    if (link)
      await recordAct(tx, viewer, { act: 'account.askToSignUp', subject: { type: 'AccountToken', id: link.id } })
    return done()
  })
}

/**
 * Whether the same form, its password included, has just been sent. One password is compared, whatever is there and where
 * nothing is: the time is to tell nothing of the address.
 */
function isEcho(links: { details: unknown }[], input: SignUpInput): Promise<boolean> {
  const last = links.find(({ details }) => saysTheSame(details, input))
  return passwordMatches(last && signUpDetails.parse(last.details).passwordHash, input.password)
}

function saysTheSame(details: unknown, { name, country, zone, locale, next }: SignUpInput): boolean {
  const { passwordHash, ...said } = signUpDetails.parse(details)
  return isDeepStrictEqual(said, { name, country: country ?? null, zone, locale, next: next ?? null })
}

/** What was filled in and never confirmed is not kept. */
async function forgetExpired(tx: Tx) {
  await tx.accountToken.deleteMany({ where: { kind: 'signUp', expiresAt: { lte: now() } } })
}

/** One mail in ten minutes, however often a stranger tries. */
async function tellOwner(tx: Tx, { id, personId }: { id: string; personId: string }) {
  await enqueue(tx, {
    kind: 'people.known',
    personId,
    payload: { emailId: id },
    dedupeKey: `people.known:${id}:${tenMinutesOf(now())}`,
  })
}
