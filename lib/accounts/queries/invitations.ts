import 'server-only'
import type { Prisma } from '@prisma/client'
import { canSeeEverybody, invitableBy } from '@/lib/people/policy'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { HOUR_MS } from '../rules/accounts'
import { outcomeOf } from '../rules/invitations'
import { type InvitationOutcome, invitationOutcomesKept } from '../schema'

const select = {
  id: true,
  name: true,
  account: { select: { passwordHash: true } },
  emails: { where: { isPrimary: true }, select: { address: true } },
} satisfies Prisma.PersonSelect

/** Those of the people whom the viewer may invite, by name, with what decides whether they are sent anything now. */
export function invitees(tx: Tx, viewer: Viewer, ids: string[]) {
  const since = new Date(now().getTime() - HOUR_MS)
  return tx.person.findMany({
    where: { AND: [{ id: { in: ids }, mergedIntoId: null }, invitableBy(viewer)] },
    select: {
      ...select,
      tokens: {
        where: { kind: 'invitation', createdAt: { gt: since } },
        select: { address: true, usedAt: true, createdAt: true },
      },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

export type InvitedPerson = { id: string; name: string | null; address: string | null; outcome: InvitationOutcome }

/** What would become of each of a selection if they were invited now; nobody for who does not see everybody. */
export async function invitationPreview(viewer: Viewer, ids: string[]): Promise<InvitedPerson[]> {
  if (!canSeeEverybody(viewer)) return []
  const at = now()
  return (await invitees(db, viewer, ids)).map((person) => ({
    id: person.id,
    name: person.name,
    address: person.emails[0]?.address ?? null,
    outcome: outcomeOf(person, at),
  }))
}

/**
 * What became of a selection that the viewer invited, by the key of its form and by name; null where there is none. The
 * name is null of who is no longer known.
 */
export async function invitationResult(viewer: Member, key: string): Promise<InvitedPerson[] | null> {
  if (!canSeeEverybody(viewer) || !isId(key)) return null
  const kept = await db.commandKey.findUnique({
    where: { viewerId_key: { viewerId: viewer.personId, key } },
    select: { result: true },
  })
  const read = invitationOutcomesKept.safeParse(kept?.result)
  if (!read.success) return null
  const { invitations } = read.data
  const people = await db.person.findMany({
    where: { id: { in: invitations.map(({ personId }) => personId) } },
    select,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const outcomes = new Map(invitations.map(({ personId, outcome }) => [personId, outcome]))
  const known = people.map(({ id, name, emails }) => ({
    id,
    name,
    address: emails[0]?.address ?? null,
    outcome: outcomes.get(id) ?? ('gone' as const),
  }))
  const found = new Set(people.map(({ id }) => id))
  const gone = invitations.filter(({ personId }) => !found.has(personId))
  return [...known, ...gone.map(({ personId, outcome }) => ({ id: personId, name: null, address: null, outcome }))]
}
