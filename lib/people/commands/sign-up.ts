import 'server-only'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { hashPassword } from '@/lib/platform/passwords'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { passwordFault } from '../rules/accounts'
import type { SignUpInput } from '../schema'
import { sendLink } from './links'

const TEN_MINUTES_MS = 600_000

/**
 * Asks for an account. Nothing of it exists until the address is confirmed, and the answer is the same whether the
 * address is known or not: an account's own address is told by mail. Refuses only what is wrong with the password.
 */
export async function signUp(viewer: Viewer, input: SignUpInput): Promise<Result<undefined>> {
  const { address, name, password, country, zone, locale, next } = input
  const fault = passwordFault(password, [name, address])
  if (fault) return refused(fault, { field: 'password' })
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    await forgetExpired(tx)
    const known = await tx.personEmail.findUnique({
      where: { address },
      select: { id: true, personId: true, person: { select: { account: { select: { id: true } } } } },
    })
    if (known?.person.account) {
      await tellOwner(tx, known)
      return done()
    }
    const details = { name, passwordHash, country: country ?? null, zone, locale, next: next ?? null }
    const link = await sendLink(tx, { kind: 'signUp', address, details })
    if (link)
      await recordAct(tx, viewer, { act: 'account.askToSignUp', subject: { type: 'AccountToken', id: link.id } })
    return done()
  })
}

/** What was filled in and never confirmed is not kept. */
async function forgetExpired(tx: Tx) {
  await tx.accountToken.deleteMany({ where: { kind: 'signUp', expiresAt: { lte: now() } } })
}

/** One mail in ten minutes, however often a stranger tries. */
async function tellOwner(tx: Tx, { id, personId }: { id: string; personId: string }) {
  const span = Math.floor(now().getTime() / TEN_MINUTES_MS)
  await enqueue(tx, {
    kind: 'people.known',
    personId,
    payload: { emailId: id },
    dedupeKey: `people.known:${id}:${span}`,
  })
}
