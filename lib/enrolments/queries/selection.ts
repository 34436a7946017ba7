import 'server-only'
import { editionsManagedBy } from '@/lib/catalogue/policy'
import { idsOfSelection } from '@/lib/people/queries/selection'
import { MOST_SELECTED } from '@/lib/people/schema'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { isId } from '@/lib/platform/inputs'
import type { Member, Viewer } from '@/lib/platform/viewer'
import { type Allotted, allot, whyClosed } from '../rules'
import {
  type EditionName,
  type EnrolmentState,
  type ManagedEdition,
  type SelectionOutcome,
  type SelectionView,
  selectionOutcomes,
} from '../schema'
import { namedEdition, nameOf } from './names'
import { managedEdition, peopleOfParticipants } from './participants'

/** The people of a selection, as many as can be enrolled at once, and how many they are. */
export async function selectedPeople(viewer: Viewer, view: SelectionView): Promise<{ ids: string[]; count: number }> {
  if (!view.from) return idsOfSelection(viewer, view)
  const all = view.all ? await peopleOfParticipants(viewer, view.from, view, MOST_SELECTED) : null
  return all ?? { ids: view.person, count: view.person.length }
}

/** The editions that the viewer manages and people can be put on, the next to begin first. */
export async function openEditions(
  viewer: Viewer,
  locale: string,
): Promise<(EditionName & { slug: string; places: number; takenCount: number })[]> {
  const at = now()
  const rows = await db.edition.findMany({
    where: { AND: [{ state: 'published' }, editionsManagedBy(viewer)] },
    select: { ...namedEdition, places: true, takenCount: true },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
  })
  return rows
    .filter((edition) => whyClosed(edition, at) === null)
    .map(({ slug, places, takenCount, ...edition }) => ({
      ...nameOf({ slug, ...edition }, locale),
      slug,
      places,
      takenCount,
    }))
}

export type SelectedPerson = {
  id: string
  name: string
  address: string | null
  organisation: string | null
  outcome: Allotted
  state: EnrolmentState | null
}

export type SelectionPreview = { edition: ManagedEdition; waitingCount: number; people: SelectedPerson[] }

/** What would become of each person if they were enrolled now; null for who does not manage the edition. */
export async function selectionPreview(
  viewer: Viewer,
  slug: string,
  ids: string[],
  locale: string,
): Promise<SelectionPreview | null> {
  const edition = await managedEdition(viewer, slug, locale)
  if (!edition) return null
  const waitingCount = await db.enrolment.count({ where: { editionId: edition.id, state: 'waitlisted' } })
  const people = await db.person.findMany({
    where: { id: { in: ids }, mergedIntoId: null },
    select: {
      ...named,
      enrolments: { where: { editionId: edition.id }, select: { state: true } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  const states = people.map(({ enrolments: [own] }) => own?.state ?? null)
  const outcomes = allot({ ...edition, waitingCount }, states)
  return {
    edition,
    waitingCount,
    people: people.map((person, i) => ({
      ...toNamed(person),
      outcome: outcomes[i] as Allotted,
      state: states[i] ?? null,
    })),
  }
}

export type SelectionResult = {
  edition: ManagedEdition
  /** In the order in which places were given; the name is null of who is no longer known. */
  people: (SelectionOutcome & { name: string | null; address: string | null })[]
}

/** What became of a selection that the viewer enrolled, by the key of its form; null where there is none. */
export async function selectionResult(
  viewer: Member,
  slug: string,
  key: string,
  locale: string,
): Promise<SelectionResult | null> {
  const edition = isId(key) ? await managedEdition(viewer, slug, locale) : null
  if (!edition) return null
  const kept = await db.commandKey.findUnique({
    where: { viewerId_key: { viewerId: viewer.personId, key } },
    select: { result: true },
  })
  const read = selectionOutcomes.safeParse(kept?.result)
  if (!read.success || read.data.editionId !== edition.id) return null
  const { outcomes } = read.data
  const people = await db.person.findMany({
    where: { id: { in: outcomes.map(({ personId }) => personId) } },
    select: named,
  })
  const byId = new Map(people.map((person) => [person.id, toNamed(person)]))
  return {
    edition,
    people: outcomes.map((outcome) => {
      const person = byId.get(outcome.personId)
      return { ...outcome, name: person?.name ?? null, address: person?.address ?? null }
    }),
  }
}

const named = {
  id: true,
  name: true,
  organisation: { select: { name: true } },
  emails: { where: { isPrimary: true }, select: { address: true } },
} as const

type Named = { id: string; name: string; organisation: { name: string } | null; emails: { address: string }[] }

function toNamed({ id, name, organisation, emails }: Named) {
  return { id, name, organisation: organisation?.name ?? null, address: emails[0]?.address ?? null }
}
