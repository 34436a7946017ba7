import 'server-only'
import type { Enrolment, EnrolmentSource, EnrolmentState, Prisma } from '@prisma/client'
import { type Origin, originOf } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { newIds } from '@/lib/platform/ids'
import { turnstile } from '@/lib/platform/turnstile'
import { systemViewer, type Viewer } from '@/lib/platform/viewer'
import { placesFor, promotes, toPromote } from '../rules'
import { keepMoves } from './moves'

const lockedEdition = {
  id: true,
  slug: true,
  state: true,
  isRestricted: true,
  wayIn: true,
  zone: true,
  startsOn: true,
  endsOn: true,
  enrolFromAt: true,
  enrolUntilAt: true,
  places: true,
  takenCount: true,
  version: true,
} satisfies Prisma.EditionSelect

export type LockedEdition = Prisma.EditionGetPayload<{ select: typeof lockedEdition }> & { waitingCount: number }

const countWaiting = {
  select: { enrolments: { where: { state: 'waitlisted' } } },
} satisfies Prisma.EditionSelect['_count']

const inTurn = turnstile(4)

/** Runs a command that waits for an edition's lock, few at once, so that a rush leaves connections for everyone else. */
export function placesTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTurn(() => transaction(work))
}

/**
 * The edition with its row locked until the transaction ends, so that those who come at once come one after the other.
 * Null where `where` finds none, before the lock or after it.
 */
export async function lockEdition(tx: Tx, where: Prisma.EditionWhereInput): Promise<LockedEdition | null> {
  const seen = await tx.edition.findFirst({ where, select: { id: true } })
  if (!seen) return null
  await tx.$queryRaw`SELECT 1 FROM "Edition" WHERE "id" = ${seen.id}::uuid FOR UPDATE`
  const found = await tx.edition.findFirst({
    where: { AND: [{ id: seen.id }, where] },
    select: { ...lockedEdition, _count: countWaiting },
  })
  if (!found) return null
  const { _count, ...edition } = found
  return { ...edition, waitingCount: _count.enrolments }
}

/** The people of those ids, in the order of their names, each with what they are on the edition already. */
export async function peopleOn(tx: Tx, editionId: string, personIds: string[]): Promise<OnEdition[]> {
  // A record that is being merged into another is waited for: nobody comes onto an edition as who they no longer are.
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ANY(${personIds}::uuid[]) ORDER BY "id" FOR KEY SHARE`
  const people = await tx.person.findMany({
    where: { id: { in: personIds }, mergedIntoId: null },
    select: {
      id: true,
      enrolments: { where: { editionId }, select: { id: true, state: true, version: true } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return people.map(({ id: personId, enrolments: [own = null] }) => ({ personId, own }))
}

export type OnEdition = { personId: string; own: Pick<Enrolment, 'id' | 'state' | 'version'> | null }

/** What the one who asked is told. */
export type Place = { enrolmentId: string; state: EnrolmentState; position: number | null }

export type Joining = { personId: string; own: Pick<Enrolment, 'id' | 'state'> | null; by: Origin }

type How = { edition: LockedEdition; source: EnrolmentSource; reason?: string }

/**
 * Gives people the free places in their order, and the list's end to the rest, in as many statements as for one. A person
 * who has left comes back to the row that they had.
 */
export async function joinAll(
  tx: Tx,
  { edition, people, source, reason }: How & { people: Joining[] },
): Promise<Place[]> {
  if (people.length === 0) return []
  const states = placesFor(edition, people.length)
  const newcomers = newIds(people.length)
  let position = edition.waitingCount
  const joining = people.map(({ personId, own, by }, i) => {
    const isPlaced = states[i] === 'enrolled'
    return {
      act: isPlaced ? ('enrol' as const) : ('waitlist' as const),
      enrolmentId: own?.id ?? (newcomers[i] as string),
      personId,
      from: own?.state ?? null,
      to: isPlaced ? ('enrolled' as const) : ('waitlisted' as const),
      position: isPlaced ? null : ++position,
      by,
    }
  })
  await writeJoining(tx, edition, joining, source)
  await keepMoves(tx, { editionId: edition.id, moves: joining, reason })
  return joining.map(({ enrolmentId, to, position }) => ({ enrolmentId, state: to, position }))
}

/** Writes what reports count of each person, as it is now. What they were marked for before they left goes on counting. */
async function writeJoining(
  tx: Tx,
  { id: editionId, waitingCount }: LockedEdition,
  joining: { enrolmentId: string; personId: string; to: string; position: number | null }[],
  source: EnrolmentSource,
) {
  const inQueue = joining.map(({ position }) => position && position - waitingCount)
  await tx.$executeRaw`
    INSERT INTO "Enrolment" ("id", "editionId", "personId", "state", "queueSeq", "source",
      "nameAt", "countryAt", "genderAt", "organisationNameAt", "beganAt", "createdAt")
    SELECT j."id", ${editionId}::uuid, p."id", j."to"::"EnrolmentState", j."inQueue" + last."queueSeq",
      ${source}::text::"EnrolmentSource", p."name", p."country", p."gender", o."name",
      CASE WHEN j."to" = 'enrolled' THEN ${now()}::timestamptz END, ${now()}::timestamptz
    FROM unnest(${joining.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${joining.map(({ personId }) => personId)}::uuid[], ${joining.map(({ to }) => to)}::text[], ${inQueue}::int[])
      WITH ORDINALITY AS j("id", "personId", "to", "inQueue", "at")
    JOIN "Person" p ON p."id" = j."personId"
    LEFT JOIN "Organisation" o ON o."id" = p."organisationId"
    CROSS JOIN (
      SELECT coalesce(max("queueSeq"), 0) AS "queueSeq" FROM "Enrolment" WHERE "editionId" = ${editionId}::uuid
    ) last
    ORDER BY j."at"
    ON CONFLICT ("id") DO UPDATE SET
      "state" = EXCLUDED."state", "source" = EXCLUDED."source",
      "queueSeq" = coalesce(EXCLUDED."queueSeq", "Enrolment"."queueSeq"),
      "nameAt" = EXCLUDED."nameAt", "countryAt" = EXCLUDED."countryAt", "genderAt" = EXCLUDED."genderAt",
      "organisationNameAt" = EXCLUDED."organisationNameAt",
      "beganAt" = coalesce("Enrolment"."beganAt", EXCLUDED."beganAt"),
      "endedAt" = CASE WHEN EXCLUDED."state" = 'enrolled' THEN NULL ELSE "Enrolment"."endedAt" END,
      "version" = "Enrolment"."version" + 1`
}

/** Ends an enrolment; the place, if it took one, goes to the first of those who wait. */
export async function leave(
  tx: Tx,
  viewer: Viewer,
  {
    edition,
    own,
    to,
    reason,
  }: { edition: LockedEdition; own: Enrolment; to: 'withdrawn' | 'removed'; reason?: string },
) {
  await tx.enrolment.update({ where: { id: own.id }, data: { state: to, endedAt: now(), version: { increment: 1 } } })
  const act = to === 'withdrawn' ? ('withdraw' as const) : ('remove' as const)
  const by = await originOf(viewer)
  const move = { act, enrolmentId: own.id, personId: own.personId, from: own.state, to, by }
  const [changeId] = await keepMoves(tx, { editionId: edition.id, moves: [move], reason })
  await fillPlaces(tx, edition, changeId)
}

/** Gives the free places to the waiting list in its order. `causeId` is the change that freed them, if one did. */
export async function fillPlaces(tx: Tx, edition: LockedEdition, causeId?: string) {
  const at = now()
  if (!promotes(edition, at)) return
  // Read again: the database counts the places itself.
  const { places, takenCount } = await tx.edition.findUniqueOrThrow({
    where: { id: edition.id },
    select: { places: true, takenCount: true },
  })
  if (takenCount >= places) return
  const waiting = await tx.enrolment.findMany({
    where: { editionId: edition.id, state: 'waitlisted' },
    select: { id: true, personId: true, queueSeq: true },
  })
  // The database gives everyone who waits a number.
  const numbered = waiting.map((row) => ({ ...row, queueSeq: row.queueSeq ?? Number.POSITIVE_INFINITY }))
  const by = await originOf(systemViewer('waiting-list'))
  const moves = toPromote({ places, takenCount }, numbered).map(({ id, personId }) => {
    return { act: 'promote', enrolmentId: id, personId, from: 'waitlisted', to: 'enrolled', by } as const
  })
  if (moves.length === 0) return
  await tx.$executeRaw`
    UPDATE "Enrolment" SET "state" = 'enrolled', "beganAt" = coalesce("beganAt", ${at}::timestamptz), "endedAt" = NULL,
      "version" = "version" + 1
    WHERE "id" = ANY(${moves.map(({ enrolmentId }) => enrolmentId)}::uuid[])`
  await keepMoves(tx, { editionId: edition.id, moves, causeId })
}
