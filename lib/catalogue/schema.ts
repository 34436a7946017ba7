import type { CourseKind, CourseLevel, Delivery, EditionState, RateBasis, WayIn } from '@prisma/client'
import { z } from 'zod'

export const courseKinds = [
  'degreeProgramme',
  'specialisedCourse',
  'professionalTraining',
  'trainingOfTrainers',
  'mentoringProgramme',
  'webinar',
  'workshop',
  'forum',
  'globalMeeting',
] as const satisfies CourseKind[]
export const courseLevels = ['introductory', 'intermediate', 'advanced'] as const satisfies CourseLevel[]
export const deliveries = ['online', 'inPerson', 'hybrid'] as const satisfies Delivery[]
export const editionStates = ['draft', 'published', 'cancelled', 'archived'] as const satisfies EditionState[]
export const waysIn = ['open', 'application', 'nomination', 'invitation'] as const satisfies WayIn[]
export const rateBases = ['sessions', 'minutes'] as const satisfies RateBasis[]

/** An edition's name in addresses. */
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** A course's code, which stands in addresses too. */
export const code = z
  .string()
  .min(2)
  .max(30)
  .regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/)

export function isSlug(value: unknown): value is string {
  return slug.safeParse(value).success
}

export function isCode(value: unknown): value is string {
  return code.safeParse(value).success
}

/** What a search of the catalogue asks for; nothing chosen in a group is everything. */
export type CatalogueFilters = {
  words: string
  kinds: CourseKind[]
  themes: string[]
  priorities: string[]
  languages: string[]
  deliveries: Delivery[]
  isOpen: boolean
  page: number
}

export const MOST_PAGES = 10_000
export const MOST_LETTERS_SEARCHED = 200

type Address = Record<string, string | string[] | undefined>

/** Reads the catalogue's address. What is no choice of ours chooses nothing. */
export function readFilters(address: Address): CatalogueFilters {
  const all = (name: string) => [address[name] ?? []].flat()
  const chosen = <T extends string>(name: string, choices: readonly T[]) =>
    choices.filter((choice) => all(name).includes(choice))
  const named = (name: string) =>
    [...new Set(all(name))].filter((value) => /^[a-z0-9-]{1,80}$/i.test(value)).slice(0, 50)
  return {
    words: (all('q')[0] ?? '').trim().slice(0, MOST_LETTERS_SEARCHED),
    kinds: chosen('kind', courseKinds),
    themes: named('theme'),
    priorities: named('priority'),
    languages: named('language'),
    deliveries: chosen('delivery', deliveries),
    isOpen: all('open').includes('1'),
    page: readPage(address.page),
  }
}

/** The number of a page in an address; the first for anything else. */
export function readPage(value: string | string[] | undefined): number {
  const page = Number([value].flat()[0])
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1
}
