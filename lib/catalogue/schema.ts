import type { CourseKind, CourseLevel, Delivery, EditionState, RateBasis, WayIn } from '@prisma/client'
import { z } from 'zod'
import { teachingLanguages } from '@/lib/people/schema'
import {
  date,
  id,
  isZone,
  line,
  localTime,
  optional,
  pageNumber,
  plainNumber,
  reason,
  ticked,
} from '@/lib/platform/inputs'
import { searchWords, sortOf } from '@/lib/platform/lists'
import { locales } from '@/lib/platform/locales'
import { texts } from '@/lib/platform/text-inputs'

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

/** What the list of courses that somebody runs is asked for: the best answer to its words first, or else by title. */
export const managedCoursesView = z
  .object({
    q: searchWords,
    page: z.unknown().optional().transform(pageNumber),
    sort: sortOf(['best', 'course', 'code']),
  })
  .transform((view) =>
    view.q === '' && view.sort.key === 'best'
      ? { ...view, sort: { key: 'course' as const, isDescending: false } }
      : view,
  )

export type ManagedCoursesView = z.infer<typeof managedCoursesView>

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

export const audiences = [
  'judicial personnel',
  'legislative personnel',
  'law enforcement',
  'prison staff',
  'military personnel',
  'peacekeepers',
  'psychologists',
  'social workers',
  'media professionals',
  'young professionals',
  'postgraduate students',
  'civil society',
  'government officials',
  'academia',
  'industry',
] as const

export const goals = Array.from({ length: 17 }, (_, i) => String(i + 1))

export const MOST_PLACES = 100_000
export const MOST_THEMES = 20
const MOST_HOURS = 10_000

/** A whole number as a form sends it: no sign of another notation, so that 1e9 and 0x10 are not numbers. */
function whole(least: number, most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .transform(plainNumber)
    .refine((value) => value === '' || /^-?\d{1,15}$/.test(value), { error: 'wholeNumber' })
    .transform(Number)
    .pipe(z.number().min(least).max(most))
}

/** A number with at most one decimal, after a point or a comma. */
function tenths(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .transform(plainNumber)
    .refine((value) => value === '' || /^-?\d{1,15}([.]\d)?$/.test(value), { error: 'oneDecimal' })
    .transform(Number)
    .pipe(z.number().min(0).max(most))
}

const permille = tenths(100).transform((percent) => Math.round(percent * 10))

const newCode = z
  .string()
  .trim()
  .min(1)
  .refine((value) => value === '' || isCode(value), { error: 'codeShape' })

const newSlug = z.string().trim().toLowerCase().refine(isSlug, { error: 'slugShape' })

const version = z.coerce.number().int().min(0).max(2_147_483_647)
const position = whole(1, 1000)

/** What is written in each language, with the most characters of each part; the first of them is the name. */
export const courseParts = { title: 200, summary: 5000, outcomes: 5000 }
export const editionParts = { label: 120, about: 5000 }
export const moduleParts = { title: 200 }
export const termParts = { name: 120 }
export const themeParts = { newTheme: 80 }

/** The language that readers of all those see in which nothing is written. */
const baseLocale = z.enum(locales)

export const courseInput = z
  .object({
    code: newCode,
    kind: z.enum(courseKinds),
    level: optional(z.enum(courseLevels)),
    hours: optional(whole(0, MOST_HOURS)),
    credits: optional(tenths(999.9)),
    languages: z.array(z.enum(teachingLanguages)).min(1),
    audiences: z.array(z.enum(audiences)),
    goals: z.array(z.enum(goals).transform(Number)),
    priorityCode: optional(line(20)),
    themes: z.array(line(80)).max(MOST_THEMES),
    /** A theme that is not there yet. */
    newTheme: texts('newTheme', themeParts),
    baseLocale,
    texts: texts('title', courseParts),
  })
  .superRefine(({ baseLocale, texts, newTheme }, { addIssue }) => {
    const missing = { code: 'custom', message: 'required' } as const
    if (!texts[baseLocale]) addIssue({ ...missing, path: ['texts', baseLocale, 'title'] })
    if (Object.values(newTheme).some(Boolean) && !newTheme[baseLocale])
      addIssue({ ...missing, path: ['newTheme', baseLocale, 'newTheme'] })
  })

export type CourseInput = z.infer<typeof courseInput>

/** Carried by the form that makes something: sent twice, it is made once. */
export const ofNew = z.object({ key: id })
export const ofCourse = z.object({ courseId: id, version })
export const ofNewEdition = ofNew.extend({ courseId: id })

const editionFields = z.object({
  baseLocale,
  texts: texts('label', editionParts),
  startsOn: date,
  endsOn: date,
  zone: z.string().max(60).refine(isZone, { error: 'chooseOne' }),
  delivery: z.enum(deliveries),
  location: optional(line(200)),
  wayIn: z.enum(waysIn),
  enrolFrom: optional(localTime),
  enrolUntil: optional(localTime),
  /** For a local time that exists twice that night: 0 the first, 1 the second. */
  fold: optional(z.enum(['0', '1']).transform(Number)),
  rate: permille,
  rateBasis: z.enum(rateBases),
  late: permille,
  leftEarly: permille,
  isRestricted: ticked,
  showsCohort: ticked,
})

type EditionFields = z.infer<typeof editionFields>

/** The days in order, and a label in the first language. */
function isWhole({ startsOn, endsOn, baseLocale, texts }: EditionFields, { addIssue }: z.RefinementCtx) {
  if (startsOn > endsOn && isDay(startsOn) && isDay(endsOn))
    addIssue({ code: 'custom', message: 'lastDayBeforeFirst', path: ['endsOn'] })
  if (!texts[baseLocale]) addIssue({ code: 'custom', message: 'required', path: ['texts', baseLocale, 'label'] })
}

const isDay = (value: string) => date.safeParse(value).success

export const editionInput = editionFields.superRefine(isWhole)

export type EditionInput = z.infer<typeof editionInput>

export const newEditionInput = editionFields
  .extend({ slug: optional(newSlug), places: whole(1, MOST_PLACES), fromSlug: optional(slug) })
  .superRefine(isWhole)

export type NewEditionInput = z.infer<typeof newEditionInput>

/** Which edition a form is about, by its id and by its name in the address. */
export const ofEdition = z.object({ editionId: id, slug })
export const ofKnownEdition = ofEdition.extend({ version })
export const ofNewPart = ofEdition.extend(ofNew.shape)

/** What can be done to an edition as a whole. */
export const editionActs = ['publish', 'takeBack', 'cancel', 'archive', 'reopen'] as const

export type EditionAct = (typeof editionActs)[number]

export const plainActInput = ofKnownEdition.extend({
  act: z.enum(['publish', 'takeBack', 'archive', 'reopen']),
  /** Pressed on the overview of what needs somebody, to come back there. */
  onOverview: ticked,
})
export const cancelInput = ofKnownEdition.extend({ reason })

export const moduleInput = z.object({
  texts: texts('title', moduleParts),
  termId: optional(id),
  position: optional(position),
  credits: optional(tenths(999.9)),
  hours: optional(whole(0, MOST_HOURS)),
  isElective: ticked,
})

export type ModuleInput = z.infer<typeof moduleInput>

export const ofModule = ofEdition.extend({ moduleId: id, version })

export const termInput = z.object({ texts: texts('name', termParts), place: optional(position) })

export type TermInput = z.infer<typeof termInput>

/** `seen` is what the form's reader saw of the term, which has no version of its own. */
export const ofTerm = ofEdition.extend({ termId: id, seen: z.string().max(600) })

export const coordinatorInput = ofEdition.extend({ personId: id })

export const ofUndo = ofEdition.extend({ undoId: id })
