import 'server-only'
import { lockAddress } from '@/lib/people/commands/lock-address'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { done, type Result, refused } from '@/lib/platform/result'
import { minutesUntil, type Throttle, takeFromAll } from '@/lib/platform/throttle'
import { isFresh, type Member } from '@/lib/platform/viewer'
import { LINKS_AN_HOUR, tenMinutesOf } from '../rules/accounts'
import { closeLinks, linksJustSent, sendLink } from './links'
import { sendNotice } from './notice'

/**
 * Sends a link to the address that is to become the viewer's, and a notice to the one they have. The answer and the work
 * are the same for an address that is somebody else's, who is told by mail. Refuses with 'proveAgain', 'addressIsYours'
 * and 'addressAskedTooOften'.
 */
export async function askForAddress(viewer: Member, address: string): Promise<Result<undefined>> {
  if (!isFresh(viewer, now())) return refused('proveAgain')
  const used = await takeFromAll([askThrottle(viewer.accountId)])
  if (used) {
    const minutes = minutesUntil(used.from)
    return refused('addressAskedTooOften', { params: { minutes }, field: 'address' })
  }
  return transaction(async (tx) => {
    await lockAddress(tx, address)
    const known = await tx.personEmail.findUnique({
      where: { address },
      select: { id: true, personId: true, isPrimary: true },
    })
    const isOwn = known?.personId === viewer.personId
    if (isOwn && known?.isPrimary) return refused('addressIsYours', { field: 'address' })
    if (known && !isOwn) await tellOwner(tx, viewer, known)
    else await sendOwn(tx, viewer, address)
    await sendNotice(tx, viewer.personId, 'addressAsked', { isTried: true })
    await recordAct(tx, viewer, { act: 'account.askForAddress', subject: { type: 'Account', id: viewer.accountId } })
    return done()
  })
}

/** Links that one account may ask for, to whatever address: nobody's letter box is filled from here. */
const askThrottle = (of: string): Throttle => ({
  kind: 'changeAddress.account',
  of,
  limit: { burst: LINKS_AN_HOUR, anHour: LINKS_AN_HOUR },
})

/** A later link of the same person's ends the earlier ones, once it is on its way; one, where the form came twice. */
async function sendOwn(tx: Tx, { personId }: Member, address: string) {
  const echoes = await linksJustSent(tx, 'changeAddress', address)
  if (echoes.some((link) => link.personId === personId)) return
  await closeLinks(tx, { kind: 'changeAddress', personId, address: { not: address } })
  const link = await sendLink(tx, { kind: 'changeAddress', address, personId })
  if (link) await closeLinks(tx, { kind: 'changeAddress', personId, id: { not: link.id } })
}

/**
 * One mail in ten minutes, however often it is tried. The viewer's earlier links end as they would by one of their own:
 * what becomes of these is not to tell that the address is somebody's.
 */
async function tellOwner(tx: Tx, viewer: Member, { id, personId }: { id: string; personId: string }) {
  await closeLinks(tx, { kind: 'changeAddress', personId: viewer.personId })
  await enqueue(tx, {
    kind: 'people.addressTried',
    personId,
    payload: { emailId: id },
    dedupeKey: `people.addressTried:${id}:${tenMinutesOf(now())}`,
  })
}
