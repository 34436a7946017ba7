import 'server-only'
import type { Enrolment, EnrolmentSource, EnrolmentState, Prisma } from '@prisma/client'
import { recordAct } from '@/lib/platform/audit'
import { now } from '@/lib/platform/clock'
import { type Tx, transaction } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { turnstile } from '@/lib/platform/turnstile'
import { personIdOf, systemViewer, type Viewer } from '@/lib/platform/viewer'
import { placeFor, promotes, toPromote } from '../rules'

const lockedEdition = {
  id: true,
  slug: true,
  state: true,
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
  const edition = await tx.edition.findFirst({ where: { AND: [{ id: seen.id }, where] }, select: lockedEdition })
  if (!edition) return null
  const waitingCount = await tx.enrolment.count({ where: { editionId: edition.id, state: 'waitlisted' } })
  return { ...edition, waitingCount }
}

/** What the one who asked is told. */
export type Place = { enrolmentId: string; state: EnrolmentState; position: number | null }

/** Gives a person a place, or one at the list's end. A person who has left comes back to the row that they had. */
export async function join(
  tx: Tx,
  viewer: Viewer,
  {
    edition,
    personId,
    own,
    source,
    reason,
  }: { edition: LockedEdition; personId: string; own: Enrolment | null; source: EnrolmentSource; reason?: string },
): Promise<Place> {
  const at = now()
  const state = placeFor(edition)
  const row = {
    ...(await factsOf(tx, personId)),
    state,
    source,
    ...(state === 'waitlisted'
      ? { queueSeq: await nextInQueue(tx, edition.id) }
      : // What they were marked for before they left goes on counting.
        { beganAt: own?.beganAt ?? at, endedAt: null }),
  }
  const { id } = own
    ? await tx.enrolment.update({
        where: { id: own.id },
        data: { ...row, version: { increment: 1 } },
        select: { id: true },
      })
    : await tx.enrolment.create({
        data: { ...row, editionId: edition.id, personId, createdAt: at },
        select: { id: true },
      })
  const changeId = await keepChange(tx, {
    enrolmentId: id,
    from: own?.state ?? null,
    to: state,
    byId: personIdOf(viewer),
    reason,
  })
  await recordAct(tx, viewer, {
    act: `enrolment.${state === 'enrolled' ? 'enrol' : 'waitlist'}`,
    subject: { type: 'Enrolment', id },
    editionId: edition.id,
    fields: ['state'],
    reason,
  })
  await enqueue(tx, messageOf(state, { changeId, enrolmentId: id, personId }))
  return { enrolmentId: id, state, position: state === 'waitlisted' ? edition.waitingCount + 1 : null }
}

/** Ends an enrolment; the place, if it took one, goes to the first of those who wait. */
export async function leave(
  tx: Tx,
  viewer: Viewer,
  { edition, own, to, reason }: { edition: LockedEdition; own: Enrolment; to: 'withdrawn' | 'removed'; reason: string },
) {
  await tx.enrolment.update({ where: { id: own.id }, data: { state: to, endedAt: now(), version: { increment: 1 } } })
  const changeId = await keepChange(tx, { enrolmentId: own.id, from: own.state, to, byId: personIdOf(viewer), reason })
  await recordAct(tx, viewer, {
    act: `enrolment.${to === 'withdrawn' ? 'withdraw' : 'remove'}`,
    subject: { type: 'Enrolment', id: own.id },
    editionId: edition.id,
    fields: ['state'],
    reason,
  })
  await enqueue(tx, messageOf('withdrawn', { changeId, enrolmentId: own.id, personId: own.personId }))
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
    select: { id: true, personId: true, beganAt: true, queueSeq: true },
  })
  // The database gives everyone who waits a number.
  const numbered = waiting.map((row) => ({ ...row, queueSeq: row.queueSeq ?? Number.POSITIVE_INFINITY }))
  for (const { id, personId, beganAt } of toPromote({ places, takenCount }, numbered)) {
    await tx.enrolment.update({
      where: { id },
      data: { state: 'enrolled', beganAt: beganAt ?? at, endedAt: null, version: { increment: 1 } },
    })
    const changeId = await keepChange(tx, { enrolmentId: id, from: 'waitlisted', to: 'enrolled', byId: null, causeId })
    await recordAct(tx, systemViewer('waiting-list'), {
      act: 'enrolment.promote',
      subject: { type: 'Enrolment', id },
      editionId: edition.id,
      fields: ['state'],
    })
    await enqueue(tx, messageOf('promoted', { changeId, enrolmentId: id, personId }))
  }
}

type Change = {
  enrolmentId: string
  from: EnrolmentState | null
  to: EnrolmentState
  byId: string | null
  reason?: string
  causeId?: string
}

async function keepChange(tx: Tx, change: Change): Promise<string> {
  const { id } = await tx.enrolmentChange.create({ data: { ...change, at: now() }, select: { id: true } })
  return id
}

function messageOf(
  what: 'enrolled' | 'waitlisted' | 'promoted' | 'withdrawn',
  ids: { changeId: string; enrolmentId: string; personId: string },
) {
  const kind = `enrolment.${what}`
  return {
    kind,
    personId: ids.personId,
    payload: { enrolmentId: ids.enrolmentId },
    dedupeKey: `${kind}:${ids.changeId}`,
  }
}

async function nextInQueue(tx: Tx, editionId: string): Promise<number> {
  const { _max } = await tx.enrolment.aggregate({ where: { editionId }, _max: { queueSeq: true } })
  return (_max.queueSeq ?? 0) + 1
}

/** What reports count of a person, as it is now. */
async function factsOf(tx: Tx, personId: string) {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true, country: true, gender: true, organisation: { select: { name: true } } },
  })
  return {
    nameAt: person.name,
    countryAt: person.country,
    genderAt: person.gender,
    organisationNameAt: person.organisation?.name ?? null,
  }
}
