import 'server-only'
import { canSeeEdition } from '@/lib/catalogue/policy'
import { type Origin, originOf } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { db, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { done, type Refusal, type Result, refused } from '@/lib/platform/result'
import { together } from '@/lib/platform/together'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { positionsOf } from '../queries/positions'
import { decideEnrolment } from '../rules'
import { slug } from '../schema'
import {
  type Joining,
  joinAll,
  type LockedEdition,
  lockEdition,
  type OnEdition,
  type Place,
  peopleOn,
  placesTransaction,
} from './places'

type EnrolInput = ({ slug: string } | { editionId: string }) & {
  /** Where given, the version of the viewer's earlier enrolment that they saw (0: none); another refuses with 'stale'. */
  version?: number
}

/** One who asks for a place: the viewer, in a request of theirs. */
type Ask = { personId: string; by: Origin & { viewer: Member }; version?: number }

/**
 * Gives the viewer a place on an edition that is open to all, or one on its waiting list. Who is in already gets the
 * same answer again. Those who come at once are served together, in the order in which they came.
 */
export async function enrol(viewer: Viewer, input: EnrolInput): Promise<Result<Place>> {
  if (viewer.kind !== 'member' || !named(input)) return refused('notFound')
  const where = 'slug' in input ? { slug: input.slug } : { id: input.editionId }
  const edition = await db.edition.findUnique({ where, select: { id: true } })
  if (!edition) return refused('notFound')
  const by = { ...(await originOf(viewer)), viewer }
  return inGroups(edition.id, { personId: viewer.personId, by, version: input.version })
}

/** So many at once hold the edition's row for about as long as one would. */
const MOST_TOGETHER = 50

const inGroups = together<Ask, Result<Place>>(
  (editionId, asks) =>
    placesTransaction(async (tx) => {
      const edition = await lockEdition(tx, { id: editionId })
      return edition ? enrolAll(tx, edition, asks) : asks.map(() => refused('notFound'))
    }),
  MOST_TOGETHER,
)

async function enrolAll(tx: Tx, edition: LockedEdition, asks: Ask[]): Promise<Result<Place>[]> {
  const ids = asks.map(({ personId }) => personId)
  const people = new Map((await peopleOn(tx, edition.id, ids)).map((person) => [person.personId, person]))
  const joining = new Map<string, Joining>()
  const refusals = new Map<Ask, Refusal>()
  for (const ask of asks) {
    const person = people.get(ask.personId)
    const answer = await decide(tx, edition, ask, person)
    if (answer === 'joins' && person) joining.set(ask.personId, { ...person, by: ask.by })
    else if (typeof answer === 'object') refusals.set(ask, answer)
  }
  const places = new Map(await placesOf(tx, [...people.values()]))
  const given = await joinAll(tx, { edition, people: [...joining.values()], source: 'self' })
  for (const [i, personId] of [...joining.keys()].entries()) places.set(personId, given[i] as Place)
  return asks.map((ask) => refusals.get(ask) ?? done(places.get(ask.personId) as Place))
}

async function decide(tx: Tx, edition: LockedEdition, { by, version }: Ask, person: OnEdition | undefined) {
  if (!person || !(await canSeeEdition(tx, by.viewer, edition))) return refused('notFound')
  const outlook = decideEnrolment(edition, person.own?.state ?? null, now())
  if (outlook.kind === 'in') return 'in' as const
  if (outlook.kind === 'shut') return refused(outlook.reason)
  return version === undefined || version === (person.own?.version ?? 0) ? ('joins' as const) : refused('stale')
}

/** Where those stand who are in already. */
async function placesOf(tx: Tx, people: OnEdition[]): Promise<[string, Place][]> {
  const waiting = people.flatMap(({ own }) => (own?.state === 'waitlisted' ? own.id : []))
  const positions = await positionsOf(tx, waiting)
  return people.flatMap(({ personId, own }) => {
    return own ? [[personId, { enrolmentId: own.id, state: own.state, position: positions.get(own.id) ?? null }]] : []
  })
}

function named(input: EnrolInput): boolean {
  return 'slug' in input ? slug.safeParse(input.slug).success : isId(input.editionId)
}
