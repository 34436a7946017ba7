import 'server-only'
import { canSeeEverybody } from '@/lib/people/policy'
import { MOST_SELECTED } from '@/lib/people/schema'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { once } from '@/lib/platform/once'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Viewer } from '@/lib/platform/viewer'
import { invitationPreview, invitees } from '../queries/invitations'
import { outcomeOf } from '../rules/invitations'
import type { InvitationOutcome, InvitationOutcomes, InviteSelection } from '../schema'
import { closeLinks, makeLinks } from './links'

/**
 * Sends a person the link to choose a password and have an account; a later invitation replaces an earlier one. Refuses
 * with 'notFound' whom the viewer may not invite, with 'personHasAccount' and with 'personWithoutAddress'.
 */
export async function invite(viewer: Viewer, personId: string): Promise<Result<undefined>> {
  if (!isId(personId)) return refused('notFound')
  return transaction(async (tx) => {
    const [outcome] = (await inviteAll(tx, viewer, [personId])).values()
    if (!outcome) return refused('notFound')
    if (outcome === 'hasAccount') return refused('personHasAccount')
    if (outcome === 'noAddress') return refused('personWithoutAddress')
    return done()
  })
}

/**
 * Invites the people of a selection as if each had been alone, and says of each what became of them. Refuses with
 * 'notFound' who does not see everybody, more people than a form selects, and where none of them is there.
 */
export async function inviteSelection(viewer: Viewer, input: InviteSelection): Promise<Result<InvitationOutcomes>> {
  const people = [...new Set(input.people.map((id) => id.toLowerCase()))].sort()
  if (viewer.kind !== 'member' || !canSeeEverybody(viewer)) return refused('notFound')
  if (people.length > MOST_SELECTED || !people.every(isId)) return refused('notFound')
  return transaction((tx) =>
    once(tx, viewer, input.key, { invite: people }, async () => {
      const outcomes = await inviteAll(tx, viewer, people)
      if (outcomes.size === 0) return refused('notFound')
      return done({
        invitations: people.map((personId) => ({ personId, outcome: outcomes.get(personId) ?? ('gone' as const) })),
      })
    }),
  )
}

/** How many of a selection would be sent an invitation now. */
export async function invitationsDue(viewer: Viewer, ids: string[]): Promise<number> {
  return (await invitationPreview(viewer, ids)).filter(({ outcome }) => outcome === 'invited').length
}

/** What became of each whom the viewer may invite, in as many statements for a thousand as for one. */
async function inviteAll(tx: Tx, viewer: Viewer, ids: string[]): Promise<Map<string, InvitationOutcome>> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`
  const at = now()
  const people = (await invitees(tx, viewer, ids)).map((person) => ({ ...person, outcome: outcomeOf(person, at) }))
  const invited = people.flatMap(({ id, outcome, emails: [primary] }) =>
    outcome === 'invited' && primary ? [{ personId: id, address: primary.address }] : [],
  )
  if (invited.length > 0) {
    await closeLinks(tx, { kind: 'invitation', personId: { in: invited.map(({ personId }) => personId) } })
    await makeLinks(
      tx,
      invited.map((person) => ({ kind: 'invitation', ...person })),
    )
    await recordAct(
      tx,
      viewer,
      ...invited.map(({ personId }) => ({ act: 'person.invite', subject: { type: 'Person', id: personId } })),
    )
  }
  return new Map(people.map(({ id, outcome }) => [id, outcome]))
}
