import { z } from 'zod'
import { peopleSelection, selected } from '@/lib/people/schema'
import { email, id, line, optional, reason, text } from '@/lib/platform/inputs'
import { columnsOf, one, sortOf } from '@/lib/platform/lists'

export const MOST_PLACES = 100_000

const version = z.coerce.number().int().min(0).max(2_147_483_647)

/** A word of an address: what is no slug belongs to no edition. */
export const slug = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,199}$/u)

export const enrolInput = z.object({
  slug,
  /** The version of the enrolment that the reader left earlier, 0 where there was none: an old page enrols nobody again. */
  version: version.optional(),
})

/** Nobody owes a reason for giving back a place of their own. */
export const withdrawInput = z.object({ slug, enrolmentId: id, version, reason: optional(text(500)) })

export const enrolByHandInput = z.object({ slug, editionId: id, personId: id, reason: optional(text(500)) })

export const enrolNewPersonInput = z.object({
  slug,
  editionId: id,
  name: line(300),
  address: email,
  reason: optional(text(500)),
})

export const enrolSelectionInput = z.object({
  slug,
  editionId: id,
  people: selected,
  reason: optional(text(500)),
  /** Made with the form, so that a form that is sent twice is done once. */
  key: z.uuid(),
})

export type EnrolSelection = Omit<z.output<typeof enrolSelectionInput>, 'slug'>

export const removeInput = z.object({ slug, enrolmentId: id, version, reason })

export const changePlacesInput = z.object({
  slug,
  editionId: id,
  version,
  places: z.coerce.number().int().min(1).max(MOST_PLACES),
})

/** What a list of participants can be narrowed to: a state, those who are in, or everyone who ever was. */
export const participantFilters = [
  'in',
  'enrolled',
  'waitlisted',
  'completed',
  'failed',
  'withdrawn',
  'removed',
  'all',
] as const

export const participantColumns = ['name', 'address', 'organisation', 'country', 'state', 'since'] as const
export const participantSorts = ['name', 'organisation', 'country', 'state', 'since'] as const

const country = one(z.string().regex(/^[A-Z]{2}$/)).catch('')

const participantNarrowing = {
  state: one(z.enum(participantFilters)).catch('in'),
  words: one(
    z
      .string()
      .trim()
      .max(100)
      .regex(/^[^\p{Cc}]*$/u),
  ).catch(''),
  country,
}

/** The list's view as it stands in the address; whatever is wrong in it is as if it were not there. */
export const participantView = z.object({
  ...participantNarrowing,
  sort: sortOf(participantSorts),
  columns: columnsOf(participantColumns),
  page: one(z.coerce.number().int().min(1).max(10_000)).catch(1),
})

export type ParticipantView = z.infer<typeof participantView>
export type ParticipantColumn = ParticipantView['columns'][number]

/** The people whom an address selects: some of the institute's or, from an edition, its participants as they are narrowed. */
export const selectionView = peopleSelection.extend({
  ...participantNarrowing,
  from: one(slug).optional().catch(undefined),
  edition: one(slug).optional().catch(undefined),
})

export type SelectionView = z.infer<typeof selectionView>

/* What pages show. */

export const enrolmentStates = [
  'waitlisted',
  'offered',
  'enrolled',
  'completed',
  'withdrawn',
  'removed',
  'failed',
] as const

export type EnrolmentState = (typeof enrolmentStates)[number]

/** What became of one of a selection: 'gone' is who is no longer known to the institute. */
const selectionOutcome = z.object({
  personId: id,
  kind: z.enum(['enrolled', 'waitlisted', 'in', 'gone']),
  state: z.enum(enrolmentStates).nullable(),
  position: z.number().int().nullable(),
})

export const selectionOutcomes = z.object({ editionId: id, outcomes: z.array(selectionOutcome) })

export type SelectionOutcome = z.infer<typeof selectionOutcome>
export type SelectionOutcomes = z.infer<typeof selectionOutcomes>

export type EditionName = {
  courseCode: string
  courseTitle: string
  /** The language of a text that is not in the reader's; undefined where it is. */
  titleLocale: string | undefined
  label: string
  labelLocale: string | undefined
}

export type MyEnrolment = EditionName & {
  id: string
  editionId: string
  slug: string
  state: EnrolmentState
  /** 1 is next; null for those who do not wait. */
  position: number | null
  /** The attendance that completion needs, in thousandths. */
  ratePermille: number
  startsOn: Date
  endsOn: Date
  phase: 'draft' | 'cancelled' | 'upcoming' | 'running' | 'over' | 'archived'
  version: number
}

export type ShownChange = {
  id: string
  from: EnrolmentState | null
  to: EnrolmentState
  at: Date
  reason: string | null
  /** Whether somebody else did it, on the institute's behalf. */
  isByInstitute: boolean
}

export type MyStanding = MyEnrolment & {
  zone: string
  beganAt: Date | null
  canWithdraw: boolean
  waitingCount: number
  changes: ShownChange[]
}

export type Participant = {
  id: string
  personId: string
  name: string
  address: string | null
  organisation: string | null
  country: string | null
  state: EnrolmentState
  position: number | null
  createdAt: Date
  canRemove: boolean
  version: number
}

export type ManagedEdition = EditionName & {
  id: string
  slug: string
  zone: string
  places: number
  takenCount: number
  version: number
  /** Whether people can still be put on it. */
  isOpen: boolean
}
