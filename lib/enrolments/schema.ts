import { z } from 'zod'
import { email, id, line, optional, reason, text } from '../platform/inputs'

export const MOST_PLACES = 100_000

const version = z.coerce.number().int().min(0).max(2_147_483_647)

/** A word of an address: what is no slug belongs to no edition. */
export const slug = z.string().regex(/^[\p{L}\p{N}_.-]{1,200}$/u)

export const enrolInput = z.object({
  slug,
  /** The version of the enrolment that the reader left earlier, 0 where there was none: an old page enrols nobody again. */
  version: version.optional(),
})

export const withdrawInput = z.object({ enrolmentId: id, version, reason })

export const enrolByHandInput = z.object({ editionId: id, personId: id, reason: optional(text(500)) })

export const enrolNewPersonInput = z.object({
  editionId: id,
  name: line(300),
  address: email,
  reason: optional(text(500)),
})

export const removeInput = z.object({ enrolmentId: id, version, reason })

export const changePlacesInput = z.object({
  editionId: id,
  version,
  places: z.coerce.number().int().min(1).max(MOST_PLACES),
})

/** What a list of participants can be narrowed to: a state, those who are in, or everyone who ever was. */
export const participantFilters = ['in', 'enrolled', 'waitlisted', 'completed', 'failed', 'withdrawn', 'removed', 'all'] as const

export const participantSorts = ['name', 'organisation', 'country', 'since', 'list'] as const

const one = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema)

/** The list's view as it stands in the address; whatever is wrong in it is as if it were not there. */
export const participantView = z.object({
  state: one(z.enum(participantFilters)).catch('in'),
  words: one(z.string().trim().max(100).regex(/^[^\p{Cc}]*$/u)).catch(''),
  sort: one(z.enum(participantSorts)).catch('name'),
  page: one(z.coerce.number().int().min(1).max(10_000)).catch(1),
})

export type ParticipantView = z.infer<typeof participantView>
