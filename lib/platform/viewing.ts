import 'server-only'
import type { Prisma } from '@prisma/client'
import { recordAct } from './audit'
import { now } from './clock'
import { db, type Tx, transaction } from './db'
import { isAdministrator, type Member } from './viewer'

/** Whom a sign-in looks at the product as, as its record says. */
export type ViewAs = { viewAsId: string | null; viewAsUntil: Date | null; viewAsWhy: string | null }

/** What a person is as a viewer. */
const personSelect = {
  id: true,
  name: true,
  locale: true,
  zone: true,
  lowData: true,
  trainer: { select: { personId: true } },
  grants: { select: { role: true, courseId: true, editionId: true, organisationId: true, sessionId: true } },
} satisfies Prisma.PersonSelect

/**
 * The person through whose eyes an administrator's sign-in looks, or the administrator where it looks through none. It
 * ends by itself with its time, with the administrator's role, and where the other is suspended or administers too.
 */
export async function seenAs(own: Member, { viewAsId, viewAsUntil, viewAsWhy }: ViewAs): Promise<Member> {
  if (!viewAsId || !viewAsUntil) return own
  const seen = viewAsUntil > now() && isAdministrator(own) ? await personToSee(viewAsId) : null
  if (!seen) {
    await transaction((tx) => endViewAs(tx, own, own.signInId, viewAsId))
    return own
  }
  const { id: personId, trainer, account, ...person } = seen
  return {
    kind: 'member',
    personId,
    accountId: account.id,
    signInId: own.signInId,
    isTrainer: trainer !== null,
    withheld: [],
    isStrong: own.isStrong,
    // They have proved that they are the administrator, never that they are this person.
    provedAt: new Date(0),
    ...person,
    viewedBy: { personId: own.personId, name: own.name, until: viewAsUntil, why: viewAsWhy ?? '' },
  }
}

/** Ends the looking and says so in the audit log, once. */
export async function endViewAs(tx: Tx, viewer: Member, signInId: string, viewAsId: string): Promise<boolean> {
  const { count } = await tx.signIn.updateMany({
    where: { id: signInId, viewAsId },
    data: { viewAsId: null, viewAsUntil: null, viewAsWhy: null },
  })
  if (count === 0) return false
  const subject = { type: 'Person', id: viewAsId }
  await recordAct(tx, viewer, { act: 'account.endViewing', subject, actingAsId: viewAsId })
  return true
}

async function personToSee(id: string) {
  const person = await db.person.findFirst({
    where: { id, mergedIntoId: null, account: { state: 'active' }, grants: { none: { role: 'administrator' } } },
    select: { ...personSelect, account: { select: { id: true } } },
  })
  return person?.account ? { ...person, account: person.account } : null
}
