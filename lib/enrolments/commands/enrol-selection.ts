import 'server-only'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { MOST_SELECTED } from '@/lib/people/schema'
import { originOf } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { once } from '@/lib/platform/once'
import { done, type Result, refused } from '@/lib/platform/result'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { positionsOf } from '../queries/positions'
import { isIn, whyClosed } from '../rules'
import type { EnrolSelection, SelectionOutcome, SelectionOutcomes } from '../schema'
import { joinAll, type LockedEdition, lockEdition, peopleOn, placesTransaction } from './places'

/**
 * Enrols many people at once, as by hand: the free places go to them in the order of their names, the rest wait behind
 * those who wait already. Who is in stays as they are. All of it or none.
 *
 * Refuses with 'notFound' who does not manage the edition, 'selectionTooLarge', and what closes an edition.
 */
export async function enrolSelection(viewer: Viewer, input: EnrolSelection): Promise<Result<SelectionOutcomes>> {
  const { editionId, key, reason } = input
  const people = [...new Set(input.people)].sort()
  if (viewer.kind !== 'member' || ![editionId, ...people].every(isId)) return refused('notFound')
  if (people.length > MOST_SELECTED) {
    return refused('selectionTooLarge', { params: { count: people.length, most: MOST_SELECTED } })
  }
  return placesTransaction(async (tx) => {
    const edition = await lockEdition(tx, { AND: [{ id: editionId }, editionsManagedBy(viewer)] })
    if (!edition) return refused('notFound')
    return once(tx, viewer, key, { editionId, people, reason }, async () => {
      const closed = whyClosed(edition, now())
      return closed ? refused(closed) : done(await enrolAll(tx, viewer, edition, people, reason))
    })
  })
}

async function enrolAll(
  tx: Tx,
  viewer: Member,
  edition: LockedEdition,
  people: string[],
  reason: string | undefined,
): Promise<SelectionOutcomes> {
  const by = await originOf(viewer)
  const each = (await peopleOn(tx, edition.id, people)).map((person) => ({ ...person, by }))
  const joining = each.filter(({ own }) => !own || !isIn(own.state))
  const places = await joinAll(tx, { edition, people: joining, source: 'byHand', reason })
  const placeOf = new Map(joining.map(({ personId }, i) => [personId, places[i]]))
  const positions = await positionsOf(
    tx,
    each.flatMap(({ own }) => (own?.state === 'waitlisted' ? own.id : [])),
  )
  const outcomes = each.map(({ personId, own }): SelectionOutcome => {
    const place = placeOf.get(personId)
    if (!place)
      return { personId, kind: 'in', state: own?.state ?? null, position: positions.get(own?.id ?? '') ?? null }
    return { personId, kind: place.state as 'enrolled' | 'waitlisted', state: place.state, position: place.position }
  })
  const found = new Set(each.map(({ personId }) => personId))
  const gone = people.filter((id) => !found.has(id))
  return {
    editionId: edition.id,
    outcomes: [
      ...outcomes,
      ...gone.map((personId) => ({ personId, kind: 'gone' as const, state: null, position: null })),
    ],
  }
}
