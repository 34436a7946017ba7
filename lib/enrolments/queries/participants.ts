import 'server-only'
import type { EnrolmentState, Prisma } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Viewer } from '@/lib/platform/viewer'
import { canBecome, inStates, whyClosed } from '../rules'
import {
  type ManagedEdition,
  type Participant,
  type ParticipantView,
  type ShownChange,
  slug as slugInput,
} from '../schema'
import { namedEdition, nameOf } from './names'
import { positionsOf } from './positions'

export const PAGE_SIZE = 50

const participant = {
  id: true,
  state: true,
  countryAt: true,
  organisationNameAt: true,
  createdAt: true,
  version: true,
  person: { select: { name: true, emails: { where: { isPrimary: true }, select: { address: true } } } },
} satisfies Prisma.EnrolmentSelect

export type ParticipantList = {
  edition: ManagedEdition
  counts: Record<EnrolmentState, number>
  rows: Participant[]
  total: number
  page: number
  pageCount: number
}

/** The people of an edition that the viewer manages, a page of them; null for everyone else. */
export async function participants(
  viewer: Viewer,
  slug: string,
  view: ParticipantView,
  locale: string,
): Promise<ParticipantList | null> {
  const edition = await findManaged(viewer, slug)
  if (!edition) return null
  const counts = await countsOf(edition.id)
  const where = await matching(edition.id, view)
  const total = await db.enrolment.count({ where })
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(view.page, pageCount)
  return {
    edition: toManaged(edition, locale),
    counts,
    rows: await rowsOf(where, view, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE }),
    total,
    page,
    pageCount,
  }
}

/** The same people, all of them. */
export async function allParticipants(
  viewer: Viewer,
  slug: string,
  view: ParticipantView,
): Promise<{ zone: string; rows: Participant[] } | null> {
  const edition = await findManaged(viewer, slug)
  if (!edition) return null
  return { zone: edition.zone, rows: await rowsOf(await matching(edition.id, view), view, {}) }
}

/** An edition that the viewer manages, for putting people on it; null for everyone else. */
export async function managedEdition(viewer: Viewer, slug: string, locale: string): Promise<ManagedEdition | null> {
  const edition = await findManaged(viewer, slug)
  return edition && toManaged(edition, locale)
}

export type ParticipantDetails = {
  edition: ManagedEdition
  participant: Participant
  changes: (ShownChange & { byName: string | null })[]
}

/** One person's enrolment with its history, for those who manage the edition. */
export async function participantOf(
  viewer: Viewer,
  slug: string,
  enrolmentId: string,
  locale: string,
): Promise<ParticipantDetails | null> {
  const edition = isId(enrolmentId) ? await findManaged(viewer, slug) : null
  if (!edition) return null
  const [row] = await rowsOf({ id: enrolmentId, editionId: edition.id }, { sort: 'name' }, {})
  if (!row) return null
  const changes = await db.enrolmentChange.findMany({
    where: { enrolmentId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      from: true,
      to: true,
      at: true,
      reason: true,
      byId: true,
      enrolment: { select: { personId: true } },
    },
  })
  const ids = changes.flatMap(({ byId }) => byId ?? [])
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameById = new Map(people.map((person) => [person.id, person.name]))
  return {
    edition: toManaged(edition, locale),
    participant: row,
    changes: changes.map(({ byId, enrolment, ...change }) => ({
      ...change,
      isByInstitute: byId !== null && byId !== enrolment.personId,
      byName: (byId && nameById.get(byId)) || null,
    })),
  }
}

async function findManaged(viewer: Viewer, slug: string) {
  if (!slugInput.safeParse(slug).success) return null
  return db.edition.findFirst({
    where: { AND: [{ slug }, editionsManagedBy(viewer)] },
    select: { ...namedEdition, places: true, takenCount: true, version: true },
  })
}

function toManaged(edition: NonNullable<Awaited<ReturnType<typeof findManaged>>>, locale: string): ManagedEdition {
  const { id, slug, zone, places, takenCount, version } = edition
  return {
    ...nameOf(edition, locale),
    id,
    slug,
    zone,
    places,
    takenCount,
    version,
    isOpen: whyClosed(edition, now()) === null,
  }
}

async function countsOf(editionId: string): Promise<Record<EnrolmentState, number>> {
  const groups = await db.enrolment.groupBy({ by: ['state'], where: { editionId }, _count: true })
  const counts = { waitlisted: 0, offered: 0, enrolled: 0, completed: 0, withdrawn: 0, removed: 0, failed: 0 }
  for (const { state, _count } of groups) counts[state] = _count
  return counts
}

async function matching(editionId: string, { state, words }: ParticipantView): Promise<Prisma.EnrolmentWhereInput> {
  const states = state === 'all' ? undefined : state === 'in' ? [...inStates] : [state]
  return { editionId, state: { in: states }, AND: words.split(/\s+/).filter(Boolean).map(saying) }
}

/** Each word must stand somewhere in what is known of the person. */
function saying(word: string): Prisma.EnrolmentWhereInput {
  const holds = { contains: word, mode: 'insensitive' as const }
  return {
    OR: [
      { person: { name: holds } },
      { person: { emails: { some: { address: { contains: word } } } } },
      { organisationNameAt: holds },
    ],
  }
}

async function rowsOf(
  where: Prisma.EnrolmentWhereInput,
  { sort }: Pick<ParticipantView, 'sort'>,
  part: { skip?: number; take?: number },
): Promise<Participant[]> {
  const found = await db.enrolment.findMany({
    where,
    select: participant,
    orderBy: [...orders[sort], { id: 'asc' }],
    ...part,
  })
  const positions = await positionsOf(
    db,
    found.map(({ id }) => id),
  )
  return found.map(({ id, state, person, countryAt, organisationNameAt, createdAt, version }) => ({
    id,
    name: person.name,
    address: person.emails[0]?.address ?? null,
    organisation: organisationNameAt,
    country: countryAt,
    state,
    position: positions.get(id) ?? null,
    createdAt,
    canRemove: canBecome(state, 'removed'),
    version,
  }))
}

const orders: Record<ParticipantView['sort'], Prisma.EnrolmentOrderByWithRelationInput[]> = {
  name: [{ person: { name: 'asc' } }],
  organisation: [{ organisationNameAt: { sort: 'asc', nulls: 'last' } }, { person: { name: 'asc' } }],
  country: [{ countryAt: { sort: 'asc', nulls: 'last' } }, { person: { name: 'asc' } }],
  since: [{ createdAt: 'desc' }],
  list: [{ queueSeq: { sort: 'asc', nulls: 'last' } }],
}
