import 'server-only'
import { invitableBy } from '@/lib/people/policy'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { closeLinks, sendLink } from './links'

/** A second press of the button within this time is the first one's echo and sends nothing. */
const ECHO_MS = 600_000

/**
 * Sends a person the link to choose a password and have an account; a later invitation replaces an earlier one. Refuses
 * with 'notFound' whom the viewer may not invite, with 'personHasAccount' and with 'personWithoutAddress'.
 */
export async function invite(viewer: Viewer, personId: string): Promise<Result<undefined>> {
  if (!isId(personId)) return refused('notFound')
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid FOR UPDATE`
    const person = await tx.person.findFirst({
      where: { AND: [{ id: personId, mergedIntoId: null }, invitableBy(viewer)] },
      select: {
        account: { select: { passwordHash: true } },
        emails: { where: { isPrimary: true }, select: { address: true } },
      },
    })
    if (!person) return refused('notFound')
    if (person.account?.passwordHash) return refused('personHasAccount')
    const address = person.emails[0]?.address
    if (!address) return refused('personWithoutAddress')
    if (await wasJustInvited(tx, personId)) return done()
    const link = await sendLink(tx, { kind: 'invitation', address, personId })
    // The earlier one stays where no later one goes out.
    if (!link) return done()
    await closeLinks(tx, { kind: 'invitation', personId, id: { not: link.id } })
    await recordAct(tx, viewer, { act: 'person.invite', subject: { type: 'Person', id: personId } })
    return done()
  })
}

async function wasJustInvited(tx: Tx, personId: string): Promise<boolean> {
  const since = new Date(now().getTime() - ECHO_MS)
  const open = await tx.accountToken.count({
    where: { kind: 'invitation', personId, usedAt: null, createdAt: { gt: since } },
  })
  return open > 0
}
