import 'server-only'
import type { EnrolmentState } from '@prisma/client'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { inBatches, inTheirOrder } from '@/lib/platform/batches'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import { defaultLocale } from '@/lib/platform/locales'
import type { Viewer } from '@/lib/platform/viewer'
import { whyClosed } from '../rules'
import {
  type ManagedEdition,
  type Participant,
  type ParticipantView,
  type ShownChange,
  slug as slugInput,
} from '../schema'
import { namedEdition, nameOf } from './names'
import { byName, countOf, idsOf, type Narrowed, rowsOf, rowsOfIds } from './participant-rows'

export const PAGE_SIZE = 50

export type ParticipantList = {
  edition: ManagedEdition
  counts: Record<EnrolmentState, number>
  /** Where its people were when they joined it. */
  countries: string[]
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
  const [census, total] = await Promise.all([censusOf(edition.id), countOf(edition.id, view)])
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(view.page, pageCount)
  const ids = await idsOf(edition.id, view, locale, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
  return {
    edition: toManaged(edition, locale),
    ...census,
    rows: await inTheirOrder(ids, rowsOfIds),
    total,
    page,
    pageCount,
  }
}

/** The same people, every page of them, read by the batch. */
export async function allParticipants(
  viewer: Viewer,
  slug: string,
  view: ParticipantView,
  locale: string,
): Promise<{ editionId: string; zone: string; count: number; batches: AsyncIterable<Participant[]> } | null> {
  const edition = await findManaged(viewer, slug)
  if (!edition) return null
  const ids = await idsOf(edition.id, view, locale)
  return { editionId: edition.id, zone: edition.zone, count: ids.length, batches: inBatches(ids, rowsOfIds) }
}

/** The people of those enrolments, so many at most, and how many they are. */
export async function peopleOfParticipants(
  viewer: Viewer,
  slug: string,
  view: Narrowed,
  most: number,
): Promise<{ ids: string[]; count: number } | null> {
  const edition = await findManaged(viewer, slug)
  if (!edition) return null
  const ids = await idsOf(edition.id, { ...view, sort: byName }, defaultLocale, { take: most })
  const enrolments = await db.enrolment.findMany({ where: { id: { in: ids } }, select: { personId: true } })
  return { ids: enrolments.map(({ personId }) => personId), count: await countOf(edition.id, view) }
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
  const [row] = await rowsOf({ id: enrolmentId, editionId: edition.id })
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

async function censusOf(editionId: string): Promise<Pick<ParticipantList, 'counts' | 'countries'>> {
  const groups = await db.enrolment.groupBy({ by: ['state', 'countryAt'], where: { editionId }, _count: true })
  const counts = { waitlisted: 0, offered: 0, enrolled: 0, completed: 0, withdrawn: 0, removed: 0, failed: 0 }
  for (const { state, _count } of groups) counts[state] += _count
  return { counts, countries: [...new Set(groups.flatMap(({ countryAt }) => countryAt ?? []))] }
}
